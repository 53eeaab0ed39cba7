import {
  type Commitment,
  type EntryKey,
  type Evidence,
  factOf,
  type MilestoneEvent,
  partialDate,
  readEvent,
  type State,
  subjectOf,
} from '@milepost/contracts';
import type { Actor } from '../can.js';
import { type Command, type Said, bodySchema } from '../command.js';
import { commitmentOf } from '../commitment-of.js';
import { decide } from '../decide.js';
import type { Department } from '../department.js';
import { Draft } from '../draft.js';
import type { Heads, History } from '../heads.js';
import { isRefusal, type RefusalCode } from '../refusal.js';

export const evidence: Evidence = {
  id: 'ev-journal',
  title: 'Official Journal',
  url: 'https://eur-lex.europa.eu/eli/reg/2024/1351/oj',
  publisher: 'Publications Office',
  kind: 'law',
  language: 'en',
  read: true,
  confidence: 'high',
};

export const said = (on = '2024-05-14', more: Partial<Said> = {}): Said => ({
  occurredOn: partialDate(on),
  confidence: 'high',
  evidence: [evidence],
  ...more,
});

export const actor = (id: string, ...roles: string[]): Actor => ({
  id,
  roles: roles.map((text) => ({ role: text.split(':')[0]!, department: text.split(':')[1] ?? null })),
});

export type Told = { recorded: MilestoneEvent; state: State | null } | { waits: true } | { refused: RefusalCode; pointer: string };

/** A department's log in memory, for pure suites: the same decisions and the same event texts as in the service, without a server. */
export class Notebook {
  readonly events: MilestoneEvent[] = [];
  private readonly heads: Heads = {
    entries: new Map(),
    commitmentOf: new Map(),
    commitments: new Map(),
    remembered: new Map(),
    histories: new Map(),
  };

  constructor(
    private readonly department: Department,
    private readonly today = '2026-11-21',
  ) {}

  /** Submits a command as the API would: first the schema, then the decision. Throws a ZodError on a body that the contract refuses. */
  submit(who: Actor, given: Omit<Command, 'said'> & { said?: Said }, approvedBy?: string): Told {
    const command: Command = { said: said(), ...given };
    bodySchema(command.kind, command.type, 'act').parse({ ...command.said, change: command.change });
    const subject = subjectOf(command);
    const eventId = `event-${this.events.length + 1}`;
    const decision = decide(this.heads.entries.get(subject) ?? null, command, { ...this.context(command, subject), actor: who, eventId });
    if (isRefusal(decision)) return { refused: decision.refused, pointer: decision.pointer };
    if (decision.needsApproval && !approvedBy) return { waits: true };
    const draft = new Draft(this.heads, { department: this.department, topicPrefix: '' });
    draft.add({ command, actor: who, approvedBy }, decision, eventId, `${this.today}T00:00:00.000Z`);
    return { recorded: this.keep(draft.rows[0]!.value, subject, decision.proposal.change), state: decision.state };
  }

  private context(command: Command, subject: string) {
    const named = commitmentOf(command.kind, command.id, this.heads.entries.get(subject)?.state ?? null, command.change);
    const commitment = this.heads.commitments.get(named ?? '') ?? null;
    const { full: history, disclosed: publicHistory }: History = this.heads.histories.get(subject) ?? { full: [], disclosed: [] };
    return { department: this.department, today: this.today, commitment, history, publicHistory };
  }

  private keep(text: string, subject: string, change: unknown): MilestoneEvent {
    const read = readEvent(text);
    if (!read.readable) throw new Error(`This event cannot be read by the contract: ${read.reason}`);
    const { event } = read;
    const fact = { ...factOf(event), actor: event.data.actor };
    const history = this.heads.histories.get(subject) ?? { full: [], disclosed: [] };
    this.heads.histories.set(subject, { full: [...history.full, { ...fact, change }], disclosed: [...history.disclosed, fact] });
    this.events.push(event);
    return event;
  }
}

export const promiseOf = (department: string, more: Partial<Commitment> = {}) => ({
  page: 'page-one',
  objective: 'objective-one',
  mandates: ['mandate-one'],
  title: { en: 'Keep a promise' },
  statement: { en: 'We will keep a promise' },
  statementFrom: 'bullet',
  lead: department,
  contributors: [],
  policyAreas: [],
  acts: ['act-one'],
  related: [],
  ...more,
});

export const entry = (kind: EntryKey['kind'], id: string): EntryKey => ({ kind, id });
