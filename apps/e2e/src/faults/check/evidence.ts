/** One wish of a client: `value` is in no other one's. What was never answered, or by 5xx, is `unknown`: it may be on the record once. */
export interface Operation {
  value: string;
  /** `milestone/<id>` or `commitment/<id>` */
  subject: string;
  type: 'register' | 'schedule' | 'reschedule';
  /** The due date that the operation asks for; a commitment has none. */
  due: string | null;
  outcome: { is: 'recorded'; version: number; eventId: string } | { is: 'refused'; status: number } | { is: 'unknown' };
}

/** One try of an operation; a wish that is sent again has several. */
export interface Attempt {
  value: string;
  /** Milliseconds until the answer, or until the connection broke. */
  took: number;
  /** 0 when there was no answer. */
  status: number;
  /** Whether the answer said when to come again. */
  retryAfter: boolean;
}

/** An event as it stands somewhere: in a log, on a topic, in the history. */
export interface Recorded {
  subject: string;
  version: number;
  eventId: string;
  value: string;
  due: string | null;
  /** SHA-256 of its text. */
  hash: string;
  previousHash: string | null;
}

export interface Position {
  topic: string;
  partition: number;
  offset: number;
}

export type Delivered = Recorded & Position;

/** An entry of the read model: the due dates are those of its whole life, the last is in force. */
export interface Shown {
  subject: string;
  version: number;
  title: string;
  due: string | null;
  dues: string[];
}

/** What one reader saw at one moment; readers look at one thing after the other. */
export interface Read {
  reader: string;
  subject: string;
  version: number;
  etag: string;
}

/** Something that the suite laid on a topic and that no service may apply. */
export interface Poison extends Position {
  what: string;
  /** The reason for which it was parked; null when it never was. */
  parked: string | null;
}

export interface OffsetSample {
  topic: string;
  partition: number;
  next: number;
}

export interface CursorSample {
  department: string;
  epoch: number;
  position: number;
}

export interface Recovery {
  after: string;
  /** Until everything recorded was shown; null when that never came. */
  milliseconds: number | null;
}

export interface Rebuild {
  what: 'rebuild' | 'republish';
  /** Of two models, or two topics, at the same offsets. */
  live: string;
  rebuilt: string;
}

/** All that is known of one run. Lists are in the order in which things happened or stand. */
export interface Evidence {
  operations: Operation[];
  attempts: Attempt[];
  log: Recorded[];
  /** Without the poison. */
  topic: Delivered[];
  history: Recorded[];
  entries: Shown[];
  reads: Read[];
  poison: Poison[];
  /** What is still parked, or was dropped, at the end. */
  parked: Position[];
  dropped: Position[];
  /** Milliseconds from answer to sight of entries whose key was never blocked: without anything parked, and while something was. */
  sight: { before: number[]; whileParked: number[] };
  offsets: OffsetSample[];
  cursors: CursorSample[];
  recoveries: Recovery[];
  rebuilds: Rebuild[];
  /** The most that each service held in memory. */
  megabytes: Record<string, number>;
}

export const invariants = {
  I1: 'no loss',
  I2: 'no double effect',
  I3: 'no phantom',
  I4: 'order',
  I5: 'state',
  I6: 'rebuild',
  I7: 'monotone reads',
  I8: 'poison stays alone',
  I9: 'offsets',
  I10: 'fencing',
  I11: 'recovery',
  I12: 'tamper evidence',
  I13: 'back-pressure',
} as const;

export type Invariant = keyof typeof invariants;

export interface Finding {
  invariant: Invariant;
  /** A sentence: what is wrong, and where. */
  wrong: string;
}

export const nameOf = ({ subject, version }: Pick<Recorded, 'subject' | 'version'>): string => `${subject} version ${version}`;
export const placeOf = ({ topic, partition, offset }: Position): string => `${topic}/${partition}@${offset}`;
