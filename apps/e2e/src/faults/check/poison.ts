import { type Evidence, placeOf } from './evidence.js';

/** Others may be as slow as this while something is parked, however quick they were before (milliseconds). */
const AT_LEAST = 5_000;
const SLOWER = 3;

/** I8: what cannot be applied is parked, stops nobody else, and what waited behind it goes on when it is dropped; nothing else is. */
export function* spread({ poison, parked, dropped, sight }: Evidence): Generator<string> {
  const laid = new Set(poison.map(placeOf));
  for (const one of poison) if (one.parked === null) yield `${one.what} at ${placeOf(one)} was not parked`;
  for (const position of parked) yield `${placeOf(position)} is still parked`;
  for (const position of dropped) if (!laid.has(placeOf(position))) yield `${placeOf(position)} was dropped and is no poison`;
  const [before, meanwhile] = [p99(sight.before), p99(sight.whileParked)];
  if (before !== undefined && meanwhile !== undefined && meanwhile > Math.max(AT_LEAST, SLOWER * before))
    yield `others took ${Math.round(meanwhile)} ms while something was parked, ${Math.round(before)} ms before`;
}

function p99(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1];
}
