import { EventEmitter } from 'node:events';
import type { Consumer, Kafka } from '@milepost/service';
import { Membership } from './membership.js';

/** Speaks as kafkajs does, when it is told to: what these cases are about is a race inside kafkajs that no broker can be made to run into. */
class Speaking extends EventEmitter {
  readonly events = { GROUP_JOIN: 'join', HEARTBEAT: 'heartbeat', CRASH: 'crash' };
  disconnected = 0;
  connect = async () => undefined;
  subscribe = async () => undefined;
  run = async () => undefined;
  disconnect = async () => void (this.disconnected += 1);

  constructor(readonly restarts: () => Promise<boolean>) {
    super();
  }

  joins(partitions: number[]): void {
    this.emit('join', { payload: { memberAssignment: { topic: partitions } } });
  }
}

function membership() {
  const made: Speaking[] = [];
  const assigned: number[][] = [];
  const consumer = ({ retry }: { retry: { restartOnFailure: () => Promise<boolean> } }) => {
    made.push(new Speaking(retry.restartOnFailure));
    return made.at(-1) as unknown as Consumer;
  };
  const events = {
    assigned: (partitions: { partition: number }[]) => void assigned.push(partitions.map(({ partition }) => partition)),
    batch: async () => undefined,
  };
  return { member: new Membership({ consumer } as unknown as Kafka, { groupId: () => 'group' }, events), made, assigned };
}

describe('a place in the group', () => {
  it('is that of the consumer that was made last', async () => {
    const { member, made, assigned } = membership();
    await member.join(['topic']);
    made[0]!.joins([0, 1]);
    await member.join(['topic']);
    made[1]!.joins([1]);
    expect(assigned).toEqual([[0, 1], [1]]);
    expect(made.map(({ disconnected }) => disconnected)).toEqual([1, 0]);
  });

  it.each(['joins', 'beats'])('is not given to one that was replaced and %s: it is sent away', async (how) => {
    const { member, made, assigned } = membership();
    await member.join(['topic']);
    await member.join(['topic']);
    if (how === 'joins') made[0]!.joins([0]);
    else made[0]!.emit('heartbeat', {});
    expect(assigned).toEqual([]);
    expect(made.map(({ disconnected }) => disconnected)).toEqual([2, 0]);
  });

  it('lets only the one in use restart after a crash', async () => {
    const { member, made } = membership();
    await member.join(['topic']);
    await member.join(['topic']);
    expect(await Promise.all(made.map(({ restarts }) => restarts()))).toEqual([false, true]);
  });
});
