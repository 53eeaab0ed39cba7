import fc from 'fast-check';
import type { Sent } from './kafka-batch.js';
import { beatAlsoWhenSetBack, forgetWhatIsFromTheFuture, type Knowledge, type Member } from './kafka-clock.js';
import { crc32c } from './kafka-crc32c.js';
import { type CreateRequest, headerInPlace, type Outgoing } from './kafka-header.js';
import { internal, replaceFunction, replaceMethod } from './kafka-internals.js';
import { murmur2 } from './kafka-murmur2.js';
import { messagesPerPartition } from './kafka-partitions.js';
import { type Produce, produceEncoder, type ProduceRequest } from './kafka-produce.js';

// This file loads no patch: what `internal` gives here is what kafkajs ships.
const property = <T>(given: fc.IProperty<T>) => fc.assert(given, { numRuns: 500 });

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', minLength: 60, maxLength: 300 }),
  fc.constantFrom('', '\ud800', 'x'.repeat(8191), 'é'.repeat(9000)),
);
const bytes = fc.uint8Array().map((values) => Buffer.from(values));

describe('produceEncoder', () => {
  const original = internal('protocol/requests/produce/v3/request') as ProduceRequest;
  const encoder = (internal('protocol/encoder') as { prototype: object }).prototype;
  const written = async (request: ReturnType<ProduceRequest>) => {
    const { buf, offset } = await request.encode();
    return buf.subarray(0, offset).toString('hex');
  };
  const unused = produceEncoder(
    (produce) => ({ ...original(produce), encode: () => Promise.reject(new Error('left to the original')) }),
    encoder,
  );
  const { now } = Date;
  beforeAll(() => void (Date.now = () => 1_700_000_000_123));
  afterAll(() => void (Date.now = now));

  const whole = fc.nat({ max: 2 ** 31 - 1 });
  const requestOf = (message: fc.Arbitrary<Sent>) =>
    fc.record(
      {
        acks: fc.constantFrom(-1, 0, 1),
        timeout: whole,
        producerId: fc.bigInt({ min: -1n, max: 2n ** 63n - 1n }).map((value) => Long.fromValue(value)),
        producerEpoch: fc.nat({ max: 32_767 }),
        topicData: fc.array(
          fc.record({
            topic: text,
            partitions: fc.array(
              fc.record(
                { partition: whole, firstSequence: whole, messages: fc.array(message, { maxLength: 80 }) },
                { requiredKeys: ['partition', 'messages'] },
              ),
              { maxLength: 3 },
            ),
          }),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: ['acks', 'timeout', 'topicData'] },
    );
  const Long = internal('utils/long') as { fromValue(value: bigint): unknown };
  const fewer = { numRuns: 100 };

  it('gives the bytes of kafkajs for messages of text, without its help', () => {
    const message = fc.record(
      { key: text, value: text, headers: fc.dictionary(text, text, { maxKeys: 4 }) },
      { requiredKeys: ['key', 'value'] },
    );
    return fc.assert(
      fc.asyncProperty(requestOf(message), async (produce) =>
        expect(await written(unused(produce))).toBe(await written(original(produce))),
      ),
      fewer,
    );
  });

  it('leaves everything else to kafkajs', async () => {
    const content = fc.oneof(text, bytes, fc.constant(null));
    const headers = fc.dictionary(text, fc.oneof(text, bytes, fc.array(text, { maxLength: 3 })), { maxKeys: 4 });
    const message: fc.Arbitrary<Sent> = fc.record({ key: content, value: content, headers, timestamp: fc.option(fc.nat()) });
    const encode = produceEncoder(original, encoder);
    await fc.assert(
      fc.asyncProperty(requestOf(message), async (produce) =>
        expect(await written(encode(produce))).toBe(await written(original(produce))),
      ),
      fewer,
    );
    const produce = (message: object, more = {}) => ({
      ...{ acks: -1, timeout: 1, ...more },
      topicData: [{ topic: 't', partitions: [{ partition: 0, messages: [{ key: 'k', value: 'v', ...message }] }] }],
    });
    for (const other of [
      { key: null },
      { value: null },
      { headers: { n: ['1', '2'] } },
      { headers: { n: Buffer.of(1) } },
      { timestamp: 1 },
    ])
      await expect(unused(produce(other)).encode()).rejects.toThrow('left to the original');
    for (const other of [{ compression: 1 }, { transactionalId: 't' }])
      await expect(unused(produce({}, other)).encode()).rejects.toThrow('left to the original');
  });

  describe('headerInPlace', () => {
    const create = internal('protocol/request') as CreateRequest;
    const message = { key: 'k', value: 'é'.repeat(5000), headers: { h: 'v' } };
    const produce: Produce = { acks: -1, timeout: 1, topicData: [{ topic: 't', partitions: [{ partition: 1, messages: [message] }] }] };
    const outgoing = (request: object, clientId: string) => ({ correlationId: 7, clientId, request: request as Outgoing['request'] });
    const bytesOf = ({ buf, offset }: { buf: Buffer; offset: number }) => buf.subarray(0, offset).toString('hex');

    it.each(['', 'health', 'é', 'a name that needs more room than there is '.repeat(20)])(
      'gives the bytes of kafkajs to %j',
      async (clientId) => {
        const given = await headerInPlace(create, encoder)(outgoing(unused(produce), clientId));
        expect(bytesOf(given)).toBe(bytesOf(await create(outgoing(original(produce), clientId))));
        expect(given).toBeInstanceOf(internal('protocol/encoder') as new () => object);
      },
    );

    it('copies nothing', async () => {
      const request = unused(produce);
      const encoded = await request.encode();
      const given = await headerInPlace(create, encoder)(outgoing({ ...request, encode: async () => encoded }, 'health'));
      expect(given.buf.buffer).toBe(encoded.buf.buffer);
    });

    it('leaves what kafkajs has encoded to kafkajs', async () => {
      const given = await headerInPlace(create, encoder)(outgoing(original(produce), 'health'));
      expect(bytesOf(given)).toBe(bytesOf(await create(outgoing(original(produce), 'health'))));
    });
  });
});

describe('crc32c', () => {
  const original = internal('protocol/recordBatch/crc32C') as typeof crc32c;

  it('gives the check value of the standard', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
  });

  it('equals that of kafkajs for all short lengths and many random bytes', () => {
    for (let length = 0; length <= 20; length++) {
      const some = fc.uint8Array({ minLength: length, maxLength: length });
      fc.assert(fc.property(some, (values) => expect(crc32c(values)).toBe(original(values))));
    }
    property(fc.property(fc.uint8Array({ maxLength: 3000 }), (values) => expect(crc32c(values)).toBe(original(values))));
  });
});

describe('murmur2', () => {
  const original = internal('producer/partitioners/default/murmur2') as typeof murmur2;

  it('equals that of kafkajs', () => {
    const key = fc.oneof(text, bytes, fc.uuid(), fc.integer());
    property(fc.property(key, (key) => expect(murmur2(key)).toBe(original(key))));
  });

  it('equals that of the Java client', () => {
    expect(['21', 'foobar', 'a-little-bit-long-string', 'abc'].map(murmur2)).toEqual([-973932308, -790332482, -985981536, 479470107]);
  });
});

describe('messagesPerPartition', () => {
  it('groups as kafkajs does, in order', () => {
    const original = internal('producer/groupMessagesPerPartition') as typeof messagesPerPartition<number, number>;
    property(
      fc.property(fc.array(fc.nat()), fc.nat({ max: 5 }), (messages, partitions) => {
        const partitioner = ({ message }: { message: number }) => message % partitions;
        const grouping = { topic: 't', partitionMetadata: [...Array(partitions).keys()], messages, partitioner };
        expect(messagesPerPartition(grouping)).toEqual(original(grouping));
      }),
    );
  });
});

describe('a clock that is set back', () => {
  const minutes = 60_000;
  const { now } = Date;
  let at: number;
  beforeEach(() => {
    at = 100 * minutes;
    Date.now = () => at;
  });
  afterEach(() => void (Date.now = now));

  it('does not keep kafkajs from asking what partitions there are', async () => {
    const { prototype } = internal('cluster/brokerPool') as { prototype: Knowledge };
    const asked: string[][] = [];
    const known = {
      ...{ metadata: { topicMetadata: [{ topic: 'a' }] }, metadataMaxAge: 5, metadataExpireAt: at + 5 },
      refreshMetadata: (topics: string[]) => void asked.push(topics),
    };
    const ask = (refresh: Knowledge['refreshMetadataIfNecessary']) => refresh.call(known as unknown as Knowledge, ['a']);
    const ours = forgetWhatIsFromTheFuture(prototype.refreshMetadataIfNecessary);
    await ask(ours);
    at -= 30 * minutes;
    await ask(prototype.refreshMetadataIfNecessary);
    expect(asked).toEqual([]);
    await ask(ours);
    expect(asked).toEqual([['a']]);
  });

  it('does not keep a member from saying that it is there', async () => {
    const said: number[] = [];
    const member: Member = { lastRequest: at, heartbeat: async () => undefined };
    const beat = beatAlsoWhenSetBack(async function (this: Member, { interval }) {
      if (at >= this.lastRequest + interval) said.push(at);
    });
    at -= 30 * minutes;
    await beat.call(member, { interval: 1_000 });
    at += 1_000;
    await beat.call(member, { interval: 1_000 });
    expect(said).toEqual([at]);
  });
});

describe('a kafkajs that is not as expected', () => {
  it('is refused', () => {
    const by = <T>(original: T) => original;
    expect(() => replaceFunction({ path: 'protocol/requests/apiKeys', takers: [], by })).toThrow('apiKeys exports no function');
    expect(() => replaceMethod<{ gone: () => void }, 'gone'>({ path: 'protocol/encoder', name: 'gone', by })).toThrow('no method gone');
    const late = { path: 'protocol/recordBatch/crc32C', takers: ['protocol/encoder'], by };
    expect(() => replaceFunction(late)).toThrow('kafkajs was loaded before libs/service');
  });
});
