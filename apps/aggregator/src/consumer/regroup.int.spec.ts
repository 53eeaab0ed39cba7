import { connectDatabase, pool } from '@milepost/service';
import { eventually, freshDatabase } from '@milepost/testing';
import type { DataSource } from 'typeorm';
import { schema } from '../schema/schema.js';
import type { BatchKafkaServer } from './batch-kafka-server.js';
import { GroupEpoch } from './group-epoch.js';
import { Regroup } from './regroup.js';

let url: string;
const sources: DataSource[] = [];
const regroups: Regroup[] = [];

/** Follows epochs of a real database, by a transport that notes the epochs in which it joined. */
async function aggregator() {
  const source = await connectDatabase({ url, schema });
  sources.push(source);
  const epoch = new GroupEpoch(pool(source));
  const transport = {
    isOut: false,
    joined: [] as number[],
    crash: () => {},
    on: (_: 'crashed', listener: () => void) => void (transport.crash = listener),
    rejoin: async () => void transport.joined.push(epoch.current),
  };
  const regroup = new Regroup(epoch, transport as unknown as BatchKafkaServer, 20);
  regroups.push(regroup);
  await regroup.onModuleInit();
  return transport;
}

beforeEach(async () => void ({ url } = await freshDatabase()));
afterEach(async () => {
  await Promise.all(regroups.splice(0).map((regroup) => regroup.beforeApplicationShutdown()));
  await Promise.all(sources.splice(0).map((source) => source.destroy()));
});

const join = (epochs: number[], ...of: { joined: number[] }[]) =>
  eventually(() => expect(of.map(({ joined }) => joined)).toEqual(of.map(() => epochs)));

describe('when a consumer has crashed', () => {
  it('everybody goes on in the next group, for the broker waits for what crashed in the old one', async () => {
    const [one, other] = [await aggregator(), await aggregator()];
    one.crash();
    await join([2], one, other);
    other.crash();
    await join([2, 3], one, other);
  });

  it('and all the others at the same moment, it is one group further', async () => {
    const all = [await aggregator(), await aggregator(), await aggregator()];
    for (const one of all) one.crash();
    await join([2], ...all);
  });

  it('before it was in the group, it joins again, and nobody else has to', async () => {
    const [one, other] = [await aggregator(), await aggregator()];
    one.isOut = true;
    await eventually(() => expect(one.joined).toEqual(expect.arrayContaining([1, 1])));
    expect(other.joined).toEqual([]);
  });
});
