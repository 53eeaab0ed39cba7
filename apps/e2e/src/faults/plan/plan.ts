import { crashPoints } from '@milepost/service';
import { Random } from '../random.js';
import { links } from '../stand/servers.js';

const services = ['health', 'defence', 'aggregator', 'aggregator-2'] as const;

export const poisons = [
  'bad JSON',
  'unknown type',
  'unknown version',
  'a megabyte',
  'no key',
  'a tombstone',
  'the same event with other content',
  'a version far ahead',
] as const;
export type PoisonName = (typeof poisons)[number];

/** What can be done to whom. */
export const targets = {
  kill: [...services, 'identity'],
  stop: services,
  restart: services,
  broker: ['kill', 'stop', 'restart'],
  postgres: ['immediate stop', 'restart', 'cut all', 'cut some'],
  network: links.flatMap((link) => (['away', 'stall', 'drip', 'reset', 'deaf'] as const).map((way) => `${link}: ${way}`)),
  poison: poisons,
  churn: ['an alien member'],
  relays: ['a second relay'],
  partitions: ['one more'],
  rebuild: ['to its end', 'killed'],
  clock: services,
  outage: ['broker', 'postgres'],
  crash: crashPoints.flatMap((point) => [1, 2, 3].map((hit) => `${point}:${hit}`)),
} as const;

export type Kind = keyof typeof targets;
export const kinds = Object.keys(targets) as Kind[];
/** Those that chance may take: an outage lasts for minutes. */
export const short = kinds.filter((kind) => kind !== 'outage');

export interface Fault {
  kind: Kind;
  target: string;
  /** Milliseconds from the beginning of the load. */
  at: number;
  /** Milliseconds until it is healed; what heals by itself is over at once. */
  lasts: number;
}

export const nameOfFault = ({ kind, target, lasts }: Fault): string =>
  `${kind} ${target}${lasts > 0 ? ` for ${(lasts / 1000).toFixed(1)} s` : ''}`;

/** The load goes on for so long, or until the last fault is over. */
export const LOAD = 2_500;
const LASTS: Partial<Record<Kind, [number, number]>> = {
  stop: [300, 3_000],
  broker: [500, 2_500],
  network: [500, 3_000],
  churn: [500, 1_500],
  relays: [1_500, 2_500],
  poison: [800, 1_500],
  clock: [500, 2_000],
};
const OUTAGES: Record<string, number> = { broker: 600_000, postgres: 60_000 };
/** One in so many stops is longer than the sessions that it breaks (6 s). */
const LONG_STOPS = 6;

/** The faults of one run: the same for the same seed and kinds. One run in two has a single fault, so that its own recovery is seen. */
export function planRun(seed: number, only: readonly Kind[] = short): Fault[] {
  const random = new Random(seed);
  const count = random.whole(0, 1) === 0 ? 1 : random.whole(2, 3);
  return Array.from({ length: count }, () => planned(random, random.pick(only))).sort((a, b) => a.at - b.at);
}

/** One run for each thing that this kind does, and nothing else. An aggregator passes its crash points beside a department. */
export const planEach = (kind: Kind): Fault[][] =>
  inTurn(kind).map((names) => names.map((target) => ({ kind, target, at: 300, lasts: OUTAGES[target] ?? LASTS[kind]?.[1] ?? 0 })));

function inTurn(kind: Kind): string[][] {
  const hitOf = (target: string) => /^(recorded|projected):(\d)$/.exec(target)?.[2];
  return [...Map.groupBy<string, string>(targets[kind], (target) => (kind === 'crash' && hitOf(target)) || target).values()];
}

function planned(random: Random, kind: Kind): Fault {
  const [least, most] = LASTS[kind] ?? [0, 0];
  const target = random.pick<string>(targets[kind]);
  const at = random.whole(300, LOAD - 500);
  const lasts = random.whole(least, most);
  const long = kind === 'stop' && random.whole(1, LONG_STOPS) === 1;
  return { kind, target, at, lasts: long ? lasts + 6_500 : lasts };
}
