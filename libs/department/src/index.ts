export * from './can.js';
export * from './command.js';
export * from './department.js';
export * from './department.module.js';
export * from './kinds/act.js';
export * from './kinds/milestone.js';
export * from './proposal.js';
export * from './refusal.js';
