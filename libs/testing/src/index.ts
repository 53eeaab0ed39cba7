export * from './clock.js';
export * from './eventually.js';
export * from './fresh-database.js';
export * from './metric.js';
export * from './topics.js';
