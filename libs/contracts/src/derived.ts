/** What the vocabulary calls derived: never stored, always worked out from states and a day that is passed in. */
export * from './derived/days-to-deliver.js';
export * from './derived/delivery.js';
export * from './derived/due.js';
export * from './derived/lateness.js';
export * from './derived/moves.js';
export { type Span, monthsAfter } from './derived/span.js';
