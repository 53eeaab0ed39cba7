export * from './eventually.js';
export * from './fresh-database.js';
export * from './topics.js';
