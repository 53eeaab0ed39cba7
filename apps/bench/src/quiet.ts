// Before anything is imported that logs: standard output belongs to the report, and warnings of our own clients are no news.
process.env['LOG_LEVEL'] ??= 'silent';
