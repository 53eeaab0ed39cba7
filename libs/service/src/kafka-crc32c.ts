const POLYNOMIAL = 0x82f63b78; // Castagnoli, bits reversed

/** TABLES[n][byte]: what a byte does to the checksum once n more bytes have passed. */
const TABLES = Array.from({ length: 8 }, () => new Int32Array(256));
const [T0, T1, T2, T3, T4, T5, T6, T7] = TABLES as [
  Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array,
]; // prettier-ignore

for (let byte = 0; byte < 256; byte++) {
  let checksum = byte;
  for (let bit = 0; bit < 8; bit++) checksum = (checksum >>> 1) ^ (checksum & 1 ? POLYNOMIAL : 0);
  T0[byte] = checksum;
}

for (let n = 1; n < 8; n++) {
  TABLES[n]!.set(TABLES[n - 1]!.map((before) => (before >>> 8) ^ T0[before & 0xff]!));
}

/**
 * The CRC-32C of the bytes, unsigned, as kafkajs computes it, but eight bytes at each step ("slicing-by-8").
 * A tenth of the processor time of encoding a send: 36 → 32 µs per event of 1.1 KB.
 */
export function crc32c(bytes: Uint8Array): number {
  const eights = bytes.length - (bytes.length % 8);
  let checksum = -1;
  for (let at = 0; at < eights; at += 8) {
    checksum ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    checksum =
      T7[checksum & 0xff]! ^
      T6[(checksum >>> 8) & 0xff]! ^
      T5[(checksum >>> 16) & 0xff]! ^
      T4[checksum >>> 24]! ^
      T3[bytes[at + 4]!]! ^
      T2[bytes[at + 5]!]! ^
      T1[bytes[at + 6]!]! ^
      T0[bytes[at + 7]!]!;
  }
  for (let at = eights; at < bytes.length; at++) checksum = (checksum >>> 8) ^ T0[(checksum ^ bytes[at]!) & 0xff]!;
  return ~checksum >>> 0;
}
