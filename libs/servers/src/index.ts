export * from './free-port.js';
export * from './guarded-process.js';
export * from './keep-running.js';
export * from './running.js';
export * from './server-missing.js';
export * from './start-kafka.js';
export * from './start-postgres.js';
export * from './until-ready.js';
