import { hash } from 'node:crypto';
import { type EntryKey, eventText, type MilestoneEvent, subjectOf, topicFor } from '@milepost/contracts';
import { MAX_VALUE_BYTES, type OutboxRow } from '@milepost/outbox';
import { Problem } from '@milepost/service';
import { keyOf } from './commitment-of.js';
import type { Current, Decision } from './decide.js';
import type { Department } from './department.js';
import type { Heads } from './heads.js';
import type { Answer, Recorded, Work } from './work.js';

type Row = EntryKey & { expected: number; current: Current; eventId: string };

export type Publication = { department: Department; topicPrefix: string };

/** What a batch of decisions will write, kept in memory so that later commands of the batch see what earlier ones decided. */
export class Draft {
  readonly entries = new Map<string, Row>();
  readonly rows: OutboxRow[] = [];
  readonly withheld: { eventId: string; change: unknown }[] = [];
  readonly remembered: { actor: string; key: string; bodyHash: string; answer: Answer }[] = [];

  constructor(
    private readonly heads: Heads,
    private readonly publication: Publication,
  ) {}

  /** Takes one decision in and returns what its sender is told once the batch is committed. */
  add({ command, actor, approvedBy }: Work, decision: Decision, eventId: string, recordedAt: string): Recorded {
    const subject = subjectOf(command);
    const before = this.heads.entries.get(subject);
    const event = this.event(command, decision, { eventId, recordedAt, actor: actor.id, approvedBy, before });
    const text = eventText(event);
    if (Buffer.byteLength(text) > MAX_VALUE_BYTES)
      throw new Problem('too-large', 'With this the entry would be larger than an event may be.');
    const { version } = event.data;
    const current = { version, hash: hash('sha256', text), state: decision.state, public: decision.publicState };
    this.heads.entries.set(subject, current);
    this.noteCommitment(subject, decision);
    this.entries.set(subject, {
      kind: command.kind,
      id: command.id,
      expected: this.entries.get(subject)?.expected ?? before?.version ?? 0,
      current,
      eventId,
    });
    this.rows.push({ topic: topicFor(this.publication.department.id, this.publication.topicPrefix), key: event.partitionkey, value: text });
    if (decision.disclosed.change !== decision.proposal.change) this.withheld.push({ eventId, change: decision.proposal.change });
    return { kind: command.kind, id: command.id, version, eventId, recordedAt };
  }

  private noteCommitment(subject: string, { proposal, state }: Decision): void {
    if (proposal.kind === 'commitment' && state) {
      this.heads.commitments.set(proposal.id, state as NonNullable<typeof proposal.commitment>);
      this.heads.commitmentOf.set(subject, proposal.id);
    }
  }

  private event(command: Work['command'], { proposal, publicState, disclosed }: Decision, made: Made): MilestoneEvent {
    const { kind, id, type, commitmentId, allowed } = proposal;
    const { department } = this.publication;
    const { role, department: of } = allowed;
    return {
      specversion: '1.0',
      id: made.eventId,
      source: `/departments/${department.id}`,
      type,
      subject: subjectOf(command),
      time: made.recordedAt,
      datacontenttype: 'application/json',
      partitionkey: keyOf(kind, id, commitmentId),
      ...(command.traceparent && { traceparent: command.traceparent }),
      data: {
        kind,
        entryId: id,
        version: (made.before?.version ?? 0) + 1,
        department: department.id,
        departmentName: department.name,
        commitment: commitmentId,
        actor: { id: made.actor, role, department: of, ...(made.approvedBy && { approvedBy: made.approvedBy }) },
        ...disclosed.said,
        change: disclosed.change,
        state: publicState,
        previousHash: made.before?.hash ?? null,
      },
    };
  }
}

type Made = { eventId: string; recordedAt: string; actor: string; approvedBy: string | undefined; before: Current | undefined };
