/** The number of bytes that `writeVarInt` takes for a 32-bit integer. */
export function sizeOfVarInt(value: number): number {
  let size = 1;
  for (let rest = zigzag(value); rest > 0x7f; rest >>>= 7) size++;
  return size;
}

/** Writes a 32-bit integer as Kafka's records hold it, small absolute values in few bytes; gives the place behind it. */
export function writeVarInt(buffer: Buffer, at: number, value: number): number {
  let rest = zigzag(value);
  for (; rest > 0x7f; rest >>>= 7) buffer[at++] = (rest & 0x7f) | 0x80;
  buffer[at] = rest;
  return at + 1;
}

const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;
