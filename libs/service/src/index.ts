export * from './kafka.js';
export * from './log.js';
export * from './read-topic.js';
export * from './topics.js';
