/** What an encoder of kafkajs has written: the first `offset` bytes of `buf`. It never hands out those behind. */
export interface Growing {
  buf: Buffer;
  offset: number;
}

/**
 * Makes room for so many bytes more, to the size that kafkajs chooses, but does not first fill the new memory with zeros
 * of which most are written over at once.
 * A twentieth of the relay's processor time: 36 → 34 µs per event; in encoding alone less than the noise.
 */
export function ensureAvailable(this: Growing, length: number): void {
  const needed = this.offset + length;
  if (needed <= this.buf.length) return;
  const buffer = Buffer.allocUnsafeSlow(1 << (32 - Math.clz32(needed)));
  this.buf.copy(buffer, 0, 0, this.offset);
  this.buf = buffer;
}
