import { crc32c } from './kafka-crc32c.js';
import { sizeOfVarInt, writeVarInt } from './kafka-varint.js';

/** A message as kafkajs hands it on; ours have keys, values and headers of text, and no time of their own. */
export interface Sent {
  key?: unknown;
  value?: unknown;
  headers?: { [name: string]: unknown } | undefined;
  timestamp?: unknown;
}

export interface Text {
  key: string;
  value: string;
  keySize: number;
  valueSize: number;
  headers: Buffer;
  /** Bytes of the record behind its own length. */
  size: number;
}

/** The records that go to one partition at once. */
export interface Batch {
  partition: number;
  firstSequence: number;
  texts: Text[];
  /** Bytes of all that is written for it. */
  size: number;
}

const PARTITION_AND_SIZE = 8;
const FIRST_OFFSET_AND_LENGTH = 12;
const BATCH_HEADER = 61;
const BEFORE_CHECKSUM = 17;
const MAGIC = 2;

/** Undefined when they are not all of text without a time. */
export function textsOf(messages: readonly Sent[]): Text[] | undefined {
  const texts: Text[] = [];
  const none = {};
  let [last, encoded]: [object | undefined, Buffer | undefined] = [undefined, undefined];
  for (const { key, value, headers = none, timestamp } of messages) {
    if (typeof key !== 'string' || typeof value !== 'string' || timestamp != null) return undefined;
    if (headers !== last) [last, encoded] = [headers, headersOf(headers)];
    if (!encoded) return undefined;
    const [keySize, valueSize] = [Buffer.byteLength(key), Buffer.byteLength(value)];
    // two bytes: no attributes, no difference in time
    const size = 2 + sizeOfVarInt(texts.length) + sizeOfVarInt(keySize) + keySize + sizeOfVarInt(valueSize) + valueSize + encoded.length;
    texts.push({ key, value, keySize, valueSize, headers: encoded, size });
  }
  return texts;
}

function headersOf(headers: object): Buffer | undefined {
  const pairs = Object.entries(headers) as [string, unknown][];
  const parts = [varInt(pairs.length)];
  for (const [name, content] of pairs) {
    if (typeof content !== 'string') return undefined;
    for (const text of [name, content]) parts.push(varInt(Buffer.byteLength(text)), Buffer.from(text));
  }
  return Buffer.concat(parts);
}

function varInt(value: number): Buffer {
  const buffer = Buffer.alloc(sizeOfVarInt(value));
  writeVarInt(buffer, 0, value);
  return buffer;
}

export function sizeOfBatch(texts: readonly Text[]): number {
  let size = PARTITION_AND_SIZE + BATCH_HEADER;
  for (const text of texts) size += sizeOfVarInt(text.size) + text.size;
  return size;
}

/** Writes the partition, and the batch behind it; gives the place behind both. */
export function writeBatch(buf: Buffer, begin: number, batch: Batch, producer: { id: bigint; epoch: number }): number {
  const { partition, firstSequence, texts } = batch;
  const size = batch.size - PARTITION_AND_SIZE;
  const now = BigInt(Date.now());
  let at = buf.writeInt32BE(partition, begin);
  at = buf.writeInt32BE(size, at);
  const checksum = at + BEFORE_CHECKSUM;
  at = buf.writeBigInt64BE(0n, at); // first offset: the broker's to say
  at = buf.writeInt32BE(size - FIRST_OFFSET_AND_LENGTH, at);
  at = buf.writeInt32BE(0, at); // the leader's epoch: the broker's too
  at = buf.writeInt8(MAGIC, at);
  at = buf.writeInt16BE(0, at + 4); // attributes, behind the checksum
  at = buf.writeInt32BE(texts.length - 1, at);
  at = buf.writeBigInt64BE(now, at);
  at = buf.writeBigInt64BE(now, at);
  at = buf.writeBigInt64BE(producer.id, at);
  at = buf.writeInt16BE(producer.epoch, at);
  at = buf.writeInt32BE(firstSequence, at);
  at = buf.writeInt32BE(texts.length, at);
  for (let index = 0; index < texts.length; index++) at = writeRecord(buf, at, index, texts[index]!);
  buf.writeUInt32BE(crc32c(buf.subarray(checksum + 4, at)), checksum);
  return at;
}

function writeRecord(buf: Buffer, begin: number, index: number, { size, key, keySize, value, valueSize, headers }: Text): number {
  let at = writeVarInt(buf, begin, size);
  buf[at++] = 0; // attributes
  buf[at++] = 0; // difference in time
  at = writeVarInt(buf, at, index);
  at = writeText(buf, writeVarInt(buf, at, keySize), key, keySize);
  at = writeText(buf, writeVarInt(buf, at, valueSize), value, valueSize);
  return at + headers.copy(buf, at);
}

/** Of a text of one-byte characters the bytes are those that V8 has. */
const writeText = (buf: Buffer, at: number, text: string, size: number): number =>
  at + buf.write(text, at, size, size === text.length ? 'latin1' : 'utf8');
