import { EventEmitter } from 'node:events';
import type { Consumer, EachBatchPayload, Kafka } from '@milepost/service';
import { eventually } from '@milepost/testing';
import { Membership } from './membership.js';

type Batches = { eachBatch(payload: EachBatchPayload): Promise<void> };

/** Speaks as kafkajs does, when it is told to: what these cases are about are moments that no broker can be made to run into. */
class Speaking extends EventEmitter {
  readonly events = { GROUP_JOIN: 'join', CRASH: 'crash' };
  readonly entered = Promise.withResolvers<void>();
  readonly left = Promise.withResolvers<void>();
  disconnected = 0;
  batches: Batches | undefined;
  connect = async () => undefined;
  subscribe = async () => undefined;
  run = (batches: Batches) => {
    this.batches = batches;
    return this.entered.promise;
  };
  disconnect = () => {
    this.disconnected += 1;
    return this.left.promise;
  };

  joins(partitions: number[]): void {
    this.entered.resolve();
    this.emit('join', { payload: { memberAssignment: { topic: partitions } } });
  }

  fetches(offset: number, isStale = false): Promise<void> {
    return this.batches!.eachBatch({ batch: offset, isStale: () => isStale } as unknown as EachBatchPayload);
  }
}

let made: Speaking[];
let told: unknown[];
let member: Membership;

beforeEach(() => {
  made = [];
  told = [];
  const consumer = () => {
    made.push(new Speaking());
    return made.at(-1) as unknown as Consumer;
  };
  const events = {
    assigned: (partitions: { partition: number }[]) => void told.push(partitions.map(({ partition }) => partition)),
    batch: async ({ batch }: EachBatchPayload) => void told.push(batch),
    crashed: () => void told.push('crashed'),
  };
  member = new Membership({ consumer } as unknown as Kafka, { groupId: () => 'group' }, events);
});

const disconnected = () => made.map((one) => one.disconnected);

describe('a place in the group', () => {
  it('is that of the consumer that was made last: the one before leaves, which nobody waits for', async () => {
    await member.join(['topic']);
    made[0]!.joins([0, 1]);
    await member.join(['topic']);
    made[1]!.joins([1]);
    expect(told).toEqual([[0, 1], [1]]);
    await eventually(() => expect(disconnected()).toEqual([1, 0]));
  });

  it('is not given to one that was replaced while it was on its way into the group: it leaves when it is there', async () => {
    await member.join(['topic']);
    await member.join(['topic']);
    expect(disconnected()).toEqual([0, 0]);
    made[0]!.joins([0]);
    expect(told).toEqual([]);
    expect(member.isSettled).toBe(false);
    await eventually(() => expect(disconnected()).toEqual([1, 0]));
  });

  it('is where batches come from, and not from one that was replaced or told to be elsewhere', async () => {
    await member.join(['topic']);
    made[0]!.joins([0]);
    await made[0]!.fetches(10);
    await made[0]!.fetches(20, true);
    await member.join(['topic']);
    await made[0]!.fetches(30);
    await made[1]!.fetches(40);
    expect(told).toEqual([[0], 10, 40]);
  });

  it('is lost by a crash, which is told when the group counts on it', async () => {
    await member.join(['topic']);
    made[0]!.emit('crash');
    expect([told, member.isMember]).toEqual([[], false]);
    await member.join(['topic']);
    made[1]!.joins([0]);
    made[1]!.emit('crash');
    expect([told, member.isMember, member.isSettled]).toEqual([[[0], 'crashed'], false, false]);
  });

  it('is not lost by the crash of one that was replaced', async () => {
    await member.join(['topic']);
    made[0]!.joins([0]);
    await member.join(['topic']);
    made[0]!.emit('crash');
    expect([told, member.isMember]).toEqual([[[0]], true]);
  });

  it('is given up when all who had it are gone', async () => {
    await member.join(['topic']);
    made[0]!.joins([0]);
    let closed = false;
    const closing = member.join([]).then(() => (closed = true));
    await eventually(() => expect(disconnected()).toEqual([1]));
    expect(closed).toBe(false);
    made[0]!.left.resolve();
    await closing;
  });
});
