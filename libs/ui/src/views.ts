export type * from './codes.js';
export type * from './views/values.js';
export type * from './views/page-frame.js';
export type * from './views/charts.js';
export type * from './views/commitment.js';
export type * from './views/history.js';
export type * from './views/pages.js';
