import { check } from './check.js';
import { type Evidence, type Invariant, invariants } from './evidence.js';
import { event, goodEvidence } from './good-evidence.fixtures.js';

type Harm = (evidence: Evidence) => void;

const without = <T extends { subject: string; version: number }>(all: T[], subject: string, version: number) => {
  const at = all.findIndex((one) => one.subject === subject && one.version === version);
  all.splice(at, 1);
};
const last = <T>(all: T[]): T => all.at(-1)!;
const phantom = { ...event('c', 1), value: 'nobody' };

/** Each history is bad in one way; the first invariant named is the one that must be found, others may be too. */
const BAD: [Invariant, string, Harm][] = [
  ['I1', 'answered and not in the log', ({ log }) => without(log, 'a', 3)],
  ['I1', 'answered and in the log as another event', ({ log }) => void (log[1]!.eventId = 'other')],
  ['I1', 'not on the topic', (evidence) => (evidence.topic = evidence.topic.filter(({ subject }) => subject !== 'b'))],
  [
    'I1',
    'a registration that is not on the topic',
    (evidence) => (evidence.topic = evidence.topic.filter(({ subject }) => subject !== 'p')),
  ],
  ['I1', 'not in the history', ({ history }) => without(history, 'b', 1)],
  ['I1', 'never answered, in the log and not in the history', ({ history }) => without(history, 'a', 2)],
  ['I1', 'behind in the read model', ({ entries }) => void (entries[0]!.version = 2)],
  ['I1', 'not in the read model', ({ entries }) => void entries.pop()],
  ['I2', 'one version twice in the history', ({ history }) => void history.push({ ...event('a', 2), eventId: 'x' })],
  ['I2', 'one event twice in the history', ({ history }) => void history.push({ ...event('a', 4), eventId: 'a3' })],
  ['I2', 'one wish twice in the log', ({ log }) => void log.push({ ...event('a', 4), value: 'a3' })],
  ['I2', 'one wish twice on the topic', ({ topic }) => void topic.push({ ...last(topic), ...event('a', 4), value: 'a3', offset: 9 })],
  ['I3', 'refused and in the history', ({ history }) => void history.push({ ...event('b', 2), value: 'b8' })],
  ['I3', 'refused and in the log', ({ log }) => void log.push({ ...event('b', 2), value: 'b8' })],
  ['I3', 'never asked for and on the topic', ({ topic }) => void topic.push({ ...last(topic), ...phantom, offset: 9 })],
  ['I3', 'never asked for and in the history', ({ history }) => void history.push(phantom)],
  [
    'I3',
    'never answered and twice in the log',
    ({ log }) => log.push({ ...event('b', 2), value: 'b9' }, { ...event('b', 3), value: 'b9' }),
  ],
  ['I4', 'one before the other on the topic', ({ topic }) => void ([topic[3], topic[4]] = [topic[4]!, topic[3]!])],
  ['I4', 'a hole on the topic', (evidence) => (evidence.topic = evidence.topic.filter(({ version }) => version !== 2))],
  ['I4', 'a hole in the history', ({ history }) => without(history, 'a', 2)],
  ['I5', 'another due date', ({ entries }) => void (entries[0]!.due = 'due a2')],
  ['I5', 'a due date less in its life', ({ entries }) => void entries[0]!.dues.splice(1, 1)],
  ['I5', 'a title of nobody', ({ entries }) => void (entries[1]!.title = 'b9')],
  ['I5', 'a commitment by another title', ({ entries }) => void (last(entries).title = 'b1')],
  ['I5', 'an entry of nobody', ({ entries }) => void entries.push({ ...entries[1]!, subject: 'c' })],
  [
    'I5',
    'two that were answered at one version',
    ({ operations }) => void (operations[4]!.outcome = { is: 'recorded', version: 2, eventId: 'a3' }),
  ],
  ['I6', 'another model after a rebuild', ({ rebuilds }) => void (rebuilds[0]!.rebuilt = 'bad')],
  ['I6', 'another topic after a republish', ({ rebuilds }) => void rebuilds.push({ what: 'republish', live: '1', rebuilt: '2' })],
  ['I7', 'a version that goes back', ({ reads }) => void reads.push({ ...last(reads), version: 2, etag: '"2"' })],
  ['I7', 'the tag of another version', ({ reads }) => void (last(reads).etag = '"1"')],
  ['I8', 'poison that was applied', ({ poison }) => void (poison[0]!.parked = null)],
  ['I8', 'something parked for ever', ({ parked }) => void parked.push({ topic: 't', partition: 0, offset: 1 })],
  ['I8', 'an event that was dropped', ({ dropped }) => void (dropped[0]!.offset = 1)],
  ['I8', 'others that wait for it', ({ sight }) => void sight.whileParked.push(6_000)],
  ['I9', 'an offset that goes back', ({ offsets }) => void (offsets[2]!.next = 3)],
  ['I10', 'a cursor that goes back', ({ cursors }) => void (cursors[1]!.position = 1)],
  ['I10', 'an old relay that comes back', ({ cursors }) => void (cursors[1]!.epoch = 0)],
  ['I11', 'a slow recovery', ({ recoveries }) => void (recoveries[0]!.milliseconds = 15_001)],
  ['I11', 'no recovery', ({ recoveries }) => void (recoveries[0]!.milliseconds = null)],
  ['I12', 'an edited text in the log', ({ log }) => void (log[1]!.hash = 'edited')],
  ['I12', 'an edited text at the end of the history', ({ history }) => void (history[2]!.hash = 'edited')],
  ['I12', 'another text on the topic', ({ topic }) => void (topic[1]!.hash = 'edited')],
  ['I12', 'a chain that does not begin', ({ history }) => void (history[0]!.previousHash = 'before')],
  ['I13', 'a request that hangs', ({ attempts }) => void (attempts[1]!.took = 10_001)],
  ['I13', 'a 503 that does not say when to come again', ({ attempts }) => void (attempts[2]!.retryAfter = false)],
  ['I13', 'an error that nobody foresaw', ({ attempts }) => void (attempts[2]!.status = 500)],
  ['I13', 'memory without a bound', ({ megabytes }) => void (megabytes['health'] = 513)],
];

describe('the checker', () => {
  it('finds nothing in a good history', () => expect(check(goodEvidence())).toEqual([]));

  it.each(BAD)('finds by %s: %s', (invariant, _name, harm) => {
    const evidence = goodEvidence();
    harm(evidence);
    expect(check(evidence).map((finding) => finding.invariant)).toContain(invariant);
  });

  it('has bad histories for every invariant', () =>
    expect(new Set(BAD.map(([invariant]) => invariant))).toEqual(new Set(Object.keys(invariants))));

  it('takes every check for itself: what only one of them sees is found by it alone', () => {
    const evidence = goodEvidence();
    evidence.offsets[2]!.next = 3;
    expect(check(evidence)).toEqual([{ invariant: 'I9', wrong: 'milestones.health.v1/0 went back from 5 to 3' }]);
  });
});
