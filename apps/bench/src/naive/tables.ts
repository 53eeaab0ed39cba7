import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity()
export class Entry {
  @PrimaryColumn('text') kind!: string;
  @PrimaryColumn('text') id!: string;
  @Column('int') version!: number;
  @Column('jsonb') state!: object;
}

@Entity()
export class Outbox {
  @PrimaryGeneratedColumn({ type: 'bigint' }) id!: string;
  @Column('text') topic!: string;
  @Column('text') key!: string;
  @Column('text') payload!: string;
  @Index('outbox_unsent', { where: '"sentAt" is null' })
  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;
}

export interface Event {
  data: { kind: string; entryId: string; version: number; state: object };
}

export const entryOf = ({ data: { kind, entryId: id, version, state } }: Event) => ({ kind, id, version, state });
