import type { Link } from './link.js';
import { RecordCheck } from './record-check.js';

const SUBJECT = 'milestone/m1';

/** Versions as text: `1 2` is in order, `2*` was edited after it was written, `2'` is another event of that version. */
function links(text: string): Link[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const version = Number.parseInt(word);
      const previousHash = version === 1 ? null : `hash of ${version - 1}`;
      return { subject: SUBJECT, version, hash: `hash of ${word}`, previousHash };
    });
}

interface Told {
  log?: string;
  later?: string;
  topic?: string;
  history?: string;
  parked?: string;
  /** The version of the department's head, or of the read model's entry; 0: there is none. */
  head?: number;
  entry?: number;
  same?: boolean;
}

function check({ log = '1 2 3', later = '', topic = log, history = log, parked = '', head = 3, entry = 3, same = true }: Told): string[] {
  const record = new RecordCheck();
  for (const link of links(log)) record.log(link);
  if (head) record.head({ subject: SUBJECT, version: head, hash: `hash of ${head}` });
  for (const link of links(topic)) record.topic(link);
  for (const link of links(history)) record.history(link);
  if (entry) record.entry({ subject: SUBJECT, version: entry, same });
  for (const link of links(parked)) record.parked(link);
  for (const link of links(later)) record.log(link, false);
  return record.findings().map(({ place, wrong, subject, version }) => `${place}: ${wrong} ${subject} ${version}`);
}

const HEALTHY: [string, Told][] = [
  ['the same everywhere', {}],
  ['sent twice', { topic: '1 2 1 2 3' }],
  ['republished', { topic: '1 2 3 1 2 3' }],
  ['recorded while the others were read', { later: '4', topic: '1 2 3 4', history: '1 2 3 4', entry: 4 }],
  ['recorded while the others were read, not there yet', { later: '4' }],
];

const SICK: [string, Told, string[]][] = [
  ['lost on the topic', { topic: '1 3' }, ['topic: lost milestone/m1 2']],
  ['lost at the end of the topic', { topic: '1 2' }, ['topic: lost milestone/m1 3']],
  ['never sent', { topic: '' }, [1, 2, 3].map((version) => `topic: lost milestone/m1 ${version}`)],
  ['out of order on the topic', { topic: '1 3 2' }, ['topic: out of order milestone/m1 2']],
  ['other content on the topic', { topic: `1 2' 3` }, ['topic: edited milestone/m1 2']],
  ['sent again with other content', { topic: `1 2 3 2'` }, ['topic: edited milestone/m1 2']],
  ['on the topic only', { topic: '1 2 3 4' }, ['topic: unknown milestone/m1 4']],
  ['lost in the history', { history: '1 3' }, ['history: lost milestone/m1 2']],
  ['twice in the history', { history: '1 2 2 3' }, ['history: doubled milestone/m1 2']],
  ['edited in the history', { history: '1 2* 3' }, ['history: edited milestone/m1 2']],
  ['in the history only', { history: '1 2 3 4' }, ['history: unknown milestone/m1 4']],
  ['parked', { history: '1 2', parked: '3', entry: 2 }, ['history: parked milestone/m1 3', 'read model: parked milestone/m1 3']],
  ['parked and not sent', { topic: '1 2', history: '1 2', parked: '3' }, ['topic: lost milestone/m1 3', 'history: parked milestone/m1 3']],
  ['behind in the read model', { entry: 2 }, ['read model: lost milestone/m1 3']],
  ['not in the read model', { entry: 0 }, ['read model: lost milestone/m1 3']],
  ['another state in the read model', { same: false }, ['read model: edited milestone/m1 3']],
  ['twice in the log', { log: '1 2 2 3', topic: '1 2 3', history: '1 2 3' }, ['log: doubled milestone/m1 2']],
  ['out of order in the log', { log: '1 3 2', topic: '1 2 3', history: '1 2 3' }, ['log: out of order milestone/m1 2']],
  [
    'gone from the log',
    { log: '1 3', topic: '1 3', history: '1 3' },
    ['log: hole milestone/m1 2', 'topic: lost milestone/m1 2', 'history: lost milestone/m1 2'],
  ],
  ['gone from the end of the log', { log: '1 2', entry: 2 }, ['log: lost milestone/m1 3']],
  [
    'gone from the log with its head',
    { log: '', topic: '', history: '1', head: 0, entry: 1 },
    ['history: unknown milestone/m1 1', 'read model: unknown milestone/m1 1'],
  ],
  [
    'edited in the log',
    { log: '1 2* 3', topic: '1 2 3', history: '1 2 3' },
    ['log: edited milestone/m1 2', 'topic: edited milestone/m1 2', 'history: edited milestone/m1 2'],
  ],
  ['a head that is behind its log', { head: 2 }, ['log: unknown milestone/m1 3']],
];

describe('the check of the record', () => {
  it.each(HEALTHY)('finds nothing when it is %s', (_name, told) => expect(check(told)).toEqual([]));
  it.each(SICK)('finds what is %s', (_name, told, findings) => expect(check(told)).toEqual(findings));

  it('finds a text of the log that its successor does not know', () => {
    const record = new RecordCheck();
    const [first, second] = links('1 2') as [Link, Link];
    record.log({ ...first, hash: 'hash of another text' });
    record.log(second);
    expect(record.findings()).toContainEqual({ place: 'log', wrong: 'edited', subject: SUBJECT, version: 1 });
  });
});
