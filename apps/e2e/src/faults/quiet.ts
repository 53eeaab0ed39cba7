// Before anything is imported that logs: standard output belongs to the report, and that a broker is away is no news to who took it away.
process.env['LOG_LEVEL'] ??= 'silent';
