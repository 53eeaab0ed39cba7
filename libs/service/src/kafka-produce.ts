import { type Batch, type Sent, sizeOfBatch, textsOf, writeBatch } from './kafka-batch.js';
import { type Encoded, ROOM } from './kafka-header.js';

/** What kafkajs sends to a broker at once. */
export interface Produce {
  acks: number;
  timeout: number;
  transactionalId?: string | null | undefined;
  producerId?: unknown;
  producerEpoch?: number;
  compression?: number;
  topicData: { topic: string; partitions: { partition: number; firstSequence?: number; messages: Sent[] }[] }[];
}

export interface Request {
  encode(): Promise<Encoded>;
}

export type ProduceRequest = (produce: Produce) => Request;

/**
 * Encodes a request to produce, of version 3 and later, byte by byte as `original` does, into one piece of memory of just its size, with
 * room for the header before it. kafkajs writes each record into memory of its own and copies it eight times on its way out.
 * The relay takes 20 instead of 38 µs of its processor time per event of 1.5 kB, in turns on one machine; a quarter of it had been garbage.
 * What is compressed, transactional, timed, or not of text, `original` does.
 */
export function produceEncoder(original: ProduceRequest, encoder: object): ProduceRequest {
  return (produce) => {
    const request = original(produce);
    if (produce.transactionalId || produce.compression) return request;
    const encode = async (): Promise<Encoded> => {
      const topics = measured(produce);
      return topics ? Object.assign(Object.create(encoder) as Encoded, written(produce, topics)) : request.encode();
    };
    return { ...request, encode };
  };
}

type Topics = { name: string; batches: Batch[] }[];

function measured({ topicData }: Produce): Topics | undefined {
  const topics: Topics = [];
  for (const { topic, partitions } of topicData) {
    const batches: Batch[] = [];
    for (const { partition, firstSequence = 0, messages } of partitions) {
      const texts = textsOf(messages);
      if (!texts) return undefined;
      batches.push({ partition, firstSequence, texts, size: sizeOfBatch(texts) });
    }
    topics.push({ name: topic, batches });
  }
  return topics;
}

function written({ acks, timeout, producerId = -1, producerEpoch = 0 }: Produce, topics: Topics): Encoded {
  const producer = { id: BigInt(String(producerId)), epoch: producerEpoch };
  let size = 2 + 2 + 4 + 4; // no transaction, acks, timeout, number of topics
  for (const { name, batches } of topics) {
    size += 2 + Buffer.byteLength(name) + 4;
    for (const batch of batches) size += batch.size;
  }
  const memory = Buffer.allocUnsafeSlow(ROOM + size);
  const buf = memory.subarray(ROOM);
  let at = buf.writeInt16BE(-1, 0);
  at = buf.writeInt16BE(acks, at);
  at = buf.writeInt32BE(timeout, at);
  at = buf.writeInt32BE(topics.length, at);
  for (const { name, batches } of topics) {
    at = buf.writeInt16BE(Buffer.byteLength(name), at);
    at += buf.write(name, at);
    at = buf.writeInt32BE(batches.length, at);
    for (const batch of batches) at = writeBatch(buf, at, batch, producer);
  }
  return { buf, offset: size, memory };
}
