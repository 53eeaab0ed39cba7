import fc from 'fast-check';
import { asOf, holding } from './as-of.js';
import { apply, type Fact, factOf, fold } from './fold.js';
import { recorded, type Said } from './fixtures/recorded.js';
import type { MilestoneEvent } from './event.js';
import { partialDate } from './partial-date.js';
import type { DeliveryStatus } from './status.js';
import { en } from './texts.js';

type Draw = { entry: number; move: number; year: number; exact: number; pick: number };
type Own = Said & { eventId: string };

const date = ({ year, exact, pick }: Draw) => [`${year}`, `${year}-0${1 + (pick % 9)}`, `${year}-0${1 + (pick % 9)}-1${pick % 10}`][exact]!;
const due = (draw: Draw) => partialDate(date({ ...draw, year: draw.year + 3 }));
const status = ({ pick }: Draw) => (['inProgress', 'partiallyDelivered', 'delivered'] as DeliveryStatus[])[pick % 3];
const reason = en('A reason.');

type Making = Pick<Said, 'type' | 'change'>;
type Maker = { kind: Said['kind']; first: (draw: Draw) => Making; later: ((draw: Draw) => Making)[] };

const makers: Maker[] = [
  {
    kind: 'milestone',
    first: (draw) => ({ type: 'MilestoneScheduled', change: { commitment: 'c', title: en('Step'), due: due(draw) } }),
    later: [
      (draw) => ({ type: 'MilestoneRescheduled', change: { from: null, to: due(draw), reason } }),
      (draw) => ({ type: 'MilestoneMet', change: { dateMet: partialDate(date(draw)) } }),
      () => ({ type: 'MilestoneReversed', change: { reason } }),
      () => ({ type: 'EvidenceAdded', change: { about: 'the step' } }),
    ],
  },
  {
    kind: 'target',
    first: (draw) => ({ type: 'TargetSet', change: { commitment: 'c', title: en('Staff'), value: draw.pick, due: due(draw) } }),
    later: [
      (draw) => ({ type: 'TargetRescheduled', change: { from: null, to: due(draw), reason } }),
      (draw) => ({ type: 'TargetMeasured', change: { value: draw.pick, measuredOn: partialDate(date(draw)) } }),
    ],
  },
  {
    kind: 'commitment',
    first: () => ({ type: 'CommitmentRegistered', change: { lead: 'migration', contributors: [] } }),
    later: [
      (draw) => ({ type: 'DeliveryStatusClaimed', change: { from: 'notStarted', to: status(draw), basis: 'page', reason } }),
      () => ({ type: 'CommitmentAnnounced' }),
    ],
  },
];

/** Corrects or retracts an event of the same entry, if need be one that itself corrects or retracts. */
function about(earlier: readonly Own[], draw: Draw): Making {
  const { eventId, type } = earlier[draw.pick % earlier.length]!;
  if (draw.move === 6) return { type: 'FactRetracted', change: { supersedes: eventId, reason } };
  const what = type === 'MilestoneScheduled' ? { field: 'due', to: due(draw) } : { field: 'occurredOn', to: partialDate(date(draw)) };
  return { type: 'FactCorrected', change: { supersedes: eventId, from: null, ...what, reason } };
}

function next(said: readonly Own[], draw: Draw): Own {
  const id = `entry-${draw.entry}`;
  const earlier = said.filter((one) => one.id === id);
  const maker = makers[draw.entry % makers.length]!;
  const later = maker.later[draw.move % maker.later.length]!;
  const making = earlier.length === 0 ? maker.first(draw) : draw.move >= 5 ? about(earlier, draw) : later(draw);
  return { kind: maker.kind, id, on: date(draw), eventId: `e${said.length + 1}`, ...making };
}

const draws = fc.array(
  fc.record({
    entry: fc.nat({ max: 4 }),
    move: fc.nat({ max: 6 }),
    year: fc.integer({ min: 2018, max: 2024 }),
    exact: fc.nat({ max: 2 }),
    pick: fc.nat({ max: 89 }),
  }),
  { maxLength: 40 },
);

/** Histories of up to five entries, with corrections and retractions, each event a minute after the one before. */
const histories = draws.map((all) => recorded(...all.reduce<Own[]>((said, draw) => [...said, next(said, draw)], [])));
const shuffled = (events: MilestoneEvent[]) => fc.shuffledSubarray(events, { minLength: events.length });
const withShuffled = histories.chain((events) => fc.tuple(fc.constant(events), shuffled(events)));
const day = fc.integer({ min: 2017, max: 2028 }).map((year) => partialDate(`${year}`));

const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void) => fc.assert(fc.property(arbitrary, check), { numRuns: 300 });

describe('Folding', () => {
  it('does not depend on the order of the events', () => {
    holds(withShuffled, ([events, other]) => expect(fold(other)).toEqual(fold(events)));
  });

  it('does not depend on how often an event comes', () => {
    holds(withShuffled, ([events, other]) => expect(fold([...events, ...other.slice(0, 5), ...events])).toEqual(fold(events)));
  });

  it('may be done in parts, entry by entry', () => {
    holds(fc.tuple(histories, fc.nat({ max: 31 })), ([events, mask]) => {
      const mine = ({ data }: MilestoneEvent) => (mask & (1 << Number(data.entryId.slice(-1)))) !== 0;
      const parts = [...fold(events.filter(mine)), ...fold(events.filter((event) => !mine(event)))];
      expect(new Map(parts)).toEqual(fold(events));
    });
  });

  it('of all changes gives the state that the last event carries', () => {
    holds(histories, (events) => {
      for (const { id, lastEventId, state, version } of fold(events).values()) {
        const own = events.filter(({ data }) => data.entryId === id);
        expect({ lastEventId, state, version }).toEqual({
          lastEventId: own.at(-1)!.id,
          state: own.at(-1)!.data.state,
          version: own.length,
        });
      }
    });
  });

  it('without corrections is the same as applying one event after the other', () => {
    holds(histories, (events) => {
      const plain = events.filter(({ type }) => type !== 'FactCorrected' && type !== 'FactRetracted');
      for (const { kind, id, state } of fold(plain).values()) {
        const facts = plain.filter(({ data }) => data.entryId === id).map(factOf);
        expect(state).toEqual(facts.reduce<ReturnType<typeof apply>>((before, fact: Fact) => apply(kind, before, fact), null));
      }
    });
  });
});

describe('As of', () => {
  it('the end of all days, with all knowledge, is the whole record', () => {
    holds(histories, (events) => {
      expect(asOf(events, { world: partialDate('9999'), known: '9999-12-31' })).toEqual(fold(events));
      expect(asOf(events, {})).toEqual(fold(events));
    });
  });

  it('does not depend on the order of the events', () => {
    holds(fc.tuple(withShuffled, day), ([[events, other], world]) => expect(asOf(other, { world })).toEqual(asOf(events, { world })));
  });

  it('an instant, it is what the events recorded until then make', () => {
    holds(fc.tuple(histories, fc.nat()), ([events, pick]) => {
      const until = events.slice(0, events.length === 0 ? 0 : (pick % events.length) + 1);
      expect(asOf(events, { known: until.at(-1)?.time ?? '2000-01-01' })).toEqual(fold(until));
    });
  });

  it('a later day, everything holds that held before', () => {
    holds(fc.tuple(histories, day), ([events, world]) => {
      const later = new Set(holding(events, { world: partialDate(`${Number(world.date) + 1}`) }).map(({ id }) => id));
      expect(holding(events, { world }).filter(({ id }) => !later.has(id))).toEqual([]);
    });
  });
});
