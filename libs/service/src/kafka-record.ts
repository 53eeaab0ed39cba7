import { sizeOfVarInt, writeVarInt } from './kafka-varint.js';

/** A message as kafkajs hands it to its encoder of records. */
export interface Record {
  offsetDelta?: number;
  timestampDelta?: number;
  key?: unknown;
  value?: unknown;
  headers?: { [name: string]: unknown };
}

/** What kafkajs puts into a batch: the first `offset` bytes of `buf`. */
export interface Encoded {
  buf: Buffer;
  offset: number;
}

export type EncodeRecord = (record: Record) => Encoded;

type Header = [name: string, value: string];

const ATTRIBUTES_AND_NO_DELAY = 2; // bytes: attributes 0, timestamp delta 0

/**
 * Encodes a record into a buffer of just its size, byte by byte as `original` does. That one does all records
 * whose key, value and headers are not all strings, and those with a time of their own.
 * A quarter of the processor time of encoding a send: 36 → 27 µs per event of 1.1 KB.
 */
export function recordEncoder(original: EncodeRecord, encoder: object): EncodeRecord {
  return (record) => {
    const { offsetDelta = 0, timestampDelta = 0, key, value, headers = {} } = record;
    const pairs = Object.entries(headers);
    if (timestampDelta !== 0 || typeof key !== 'string' || typeof value !== 'string' || !areStrings(pairs)) return original(record);
    const buf = encode(offsetDelta, key, value, pairs);
    return Object.assign(Object.create(encoder) as Encoded, { buf, offset: buf.length });
  };
}

const areStrings = (headers: [string, unknown][]): headers is Header[] => headers.every(([, value]) => typeof value === 'string');

function encode(offsetDelta: number, key: string, value: string, headers: Header[]): Buffer {
  const keySize = Buffer.byteLength(key);
  const valueSize = Buffer.byteLength(value);
  const body = ATTRIBUTES_AND_NO_DELAY + sizeOfVarInt(offsetDelta) + sizeOfText(keySize) + sizeOfText(valueSize) + sizeOfHeaders(headers);
  const buffer = Buffer.allocUnsafe(sizeOfVarInt(body) + body);
  let at = writeVarInt(buffer, 0, body);
  buffer[at++] = 0;
  buffer[at++] = 0;
  at = writeVarInt(buffer, at, offsetDelta);
  at = writeText(buffer, at, key, keySize);
  at = writeText(buffer, at, value, valueSize);
  at = writeVarInt(buffer, at, headers.length);
  for (const [name, content] of headers) {
    at = writeText(buffer, at, name, Buffer.byteLength(name));
    at = writeText(buffer, at, content, Buffer.byteLength(content));
  }
  return buffer;
}

const sizeOfText = (size: number): number => sizeOfVarInt(size) + size;

function sizeOfHeaders(headers: Header[]): number {
  let size = sizeOfVarInt(headers.length);
  for (const [name, value] of headers) size += sizeOfText(Buffer.byteLength(name)) + sizeOfText(Buffer.byteLength(value));
  return size;
}

function writeText(buffer: Buffer, at: number, text: string, size: number): number {
  const begin = writeVarInt(buffer, at, size);
  return begin + buffer.write(text, begin, size, 'utf8');
}
