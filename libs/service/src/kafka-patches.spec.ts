import fc from 'fast-check';
import { crc32c } from './kafka-crc32c.js';
import { ensureAvailable, type Growing } from './kafka-growth.js';
import { internal, replaceFunction, replaceMethod } from './kafka-internals.js';
import { murmur2 } from './kafka-murmur2.js';
import { messagesPerPartition } from './kafka-partitions.js';
import { type EncodeRecord, type Record, recordEncoder } from './kafka-record.js';

// This file loads no patch: what `internal` gives here is what kafkajs ships.
const property = <T>(given: fc.IProperty<T>) => fc.assert(given, { numRuns: 500 });

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', minLength: 60, maxLength: 300 }),
  fc.constantFrom('', '\ud800', 'x'.repeat(8191), 'é'.repeat(9000)),
);
const bytes = fc.uint8Array().map((values) => Buffer.from(values));

describe('recordEncoder', () => {
  const original = internal('protocol/recordBatch/record/v0') as EncodeRecord;
  const encoder = (internal('protocol/encoder') as { prototype: object }).prototype;
  const written = ({ buf, offset }: { buf: Buffer; offset: number }) => buf.subarray(0, offset).toString('hex');
  const unused = recordEncoder(() => {
    throw new Error('left to the original');
  }, encoder);

  const delta = fc.oneof(fc.nat(), fc.constantFrom(0, 1, 63, 64, 8191, 8192, 2 ** 31 - 1));
  const strings = fc.record({ key: text, value: text, headers: fc.dictionary(text, text, { maxKeys: 4 }), offsetDelta: delta });

  it('gives the bytes of kafkajs for records of strings, without its help', () => {
    property(fc.property(strings, (record) => expect(written(unused(record))).toBe(written(original(record)))));
  });

  it('takes what is left out as kafkajs does', () => {
    const record = { key: 'k', value: 'v' };
    expect(written(unused(record))).toBe(written(original(record)));
  });

  it('leaves everything else to kafkajs', () => {
    const content = fc.oneof(text, bytes, fc.constant(null));
    const headers = fc.dictionary(text, fc.oneof(text, bytes, fc.array(text, { maxLength: 3 })), { maxKeys: 4 });
    const any: fc.Arbitrary<Record> = fc.record({ key: content, value: content, headers, offsetDelta: delta, timestampDelta: fc.nat() });
    const encode = recordEncoder(original, encoder);
    property(fc.property(any, (record) => expect(written(encode(record))).toBe(written(original(record)))));
    for (const other of [
      { key: null },
      { value: null },
      { headers: { n: ['1', '2'] } },
      { headers: { n: Buffer.of(1) } },
      { timestampDelta: 1 },
    ])
      expect(() => unused({ key: 'k', value: 'v', ...other })).toThrow('left to the original');
  });

  it('gives something that kafkajs takes for an encoder of its own', () => {
    const encoded = unused({ key: 'k', value: 'v' });
    expect(encoded).toBeInstanceOf(internal('protocol/encoder') as new () => object);
    expect((encoded as unknown as { buffer: Buffer }).buffer).toEqual(encoded.buf);
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

describe('ensureAvailable', () => {
  const { prototype } = internal('protocol/encoder') as { prototype: { ensureAvailable: typeof ensureAvailable } };

  it('keeps what is written and grows to the size that kafkajs chooses', () => {
    property(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 2000 }), fc.nat({ max: 5000 }), (values, length) => {
        const [ours, theirs] = [0, 1].map((): Growing => ({ buf: Buffer.from(values), offset: values.length })) as [Growing, Growing];
        ensureAvailable.call(ours, length);
        prototype.ensureAvailable.call(theirs, length);
        expect(ours.buf.length).toBe(theirs.buf.length);
        expect(ours.buf.subarray(0, ours.offset).equals(values)).toBe(true);
      }),
    );
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
