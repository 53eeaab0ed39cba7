import type { Delivered, Evidence, Operation, Recorded } from './evidence.js';

const topic = 'milestones.health.v1';

/** The commitment `p` is registered; entry `a` is scheduled and moved twice, `b` is scheduled; one wish was refused, one never answered and recorded, one never answered and lost. */
export function goodEvidence(): Evidence {
  const log = [event('p', 1), event('a', 1), event('b', 1), event('a', 2), event('a', 3)];
  const delivered = log.map((one, offset): Delivered => ({ ...one, topic, partition: 0, offset }));
  return {
    operations: [
      operation('p', 1, { is: 'recorded', version: 1, eventId: 'p1' }),
      operation('a', 1, { is: 'recorded', version: 1, eventId: 'a1' }),
      operation('b', 1, { is: 'recorded', version: 1, eventId: 'b1' }),
      operation('a', 2, { is: 'unknown' }),
      operation('a', 3, { is: 'recorded', version: 3, eventId: 'a3' }),
      operation('b', 8, { is: 'refused', status: 422 }),
      operation('b', 9, { is: 'unknown' }),
    ],
    attempts: [
      { value: 'a1', took: 20, status: 201, retryAfter: false },
      { value: 'a2', took: 900, status: 0, retryAfter: false },
      { value: 'a3', took: 40, status: 503, retryAfter: true },
    ],
    log,
    topic: [...delivered, { ...delivered[3]!, offset: 5 }, { ...delivered[4]!, offset: 6 }],
    history: [event('a', 1), event('a', 2), event('a', 3), event('b', 1), event('p', 1)],
    entries: [
      { subject: 'a', version: 3, title: 'a1', due: 'due a3', dues: ['due a1', 'due a2', 'due a3'] },
      { subject: 'b', version: 1, title: 'b1', due: 'due b1', dues: ['due b1'] },
      { subject: 'p', version: 1, title: 'p1', due: null, dues: [] },
    ],
    reads: [1, 1, 3, 3].map((version) => ({ reader: 'one', subject: 'a', version, etag: `"${version}"` })),
    poison: [{ what: 'bad JSON', topic, partition: 0, offset: 7, parked: 'This is not JSON.' }],
    parked: [],
    dropped: [{ topic, partition: 0, offset: 7 }],
    sight: { before: [10, 20, 30], whileParked: [10, 25, 40] },
    offsets: [0, 5, 5, 8].map((next) => ({ topic, partition: 0, next })),
    cursors: [
      { department: 'health', epoch: 1, position: 2 },
      { department: 'health', epoch: 2, position: 4 },
    ],
    recoveries: [{ after: 'kill aggregator', milliseconds: 2_100 }],
    rebuilds: [{ what: 'rebuild', live: 'f00', rebuilt: 'f00' }],
    megabytes: { health: 180, aggregator: 220 },
  };
}

const operation = (subject: string, number: number, outcome: Operation['outcome']): Operation => ({
  value: `${subject}${number}`,
  subject,
  type: subject === 'p' ? 'register' : number === 1 ? 'schedule' : 'reschedule',
  due: dueOf(subject, number),
  outcome,
});

const dueOf = (subject: string, number: number) => (subject === 'p' ? null : `due ${subject}${number}`);

/** The hash of a text is its name here. */
export const event = (subject: string, version: number): Recorded => ({
  subject,
  version,
  eventId: `${subject}${version}`,
  value: `${subject}${version}`,
  due: dueOf(subject, version),
  hash: `hash ${subject}${version}`,
  previousHash: version === 1 ? null : `hash ${subject}${version - 1}`,
});
