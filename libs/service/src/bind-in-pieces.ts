import type { BindConfig, ClientBase, Connection } from 'pg';

// The types of pg show the connection of a client only where one is made by hand.
type WithConnection = { connection: Pick<Connection, 'stream'> & { bind(message: BindConfig): void } };

type Sent = Buffer | null;

/** From this size on a parameter is sent from where it lies. */
const LARGE = 16_384;

/**
 * Large parameters go out as they lie in memory. The driver's own writer copies them into a buffer that grows, three or four times
 * over: of a batch of 1,000 events that is 10 MB of new memory.
 */
export function bindInPieces(client: ClientBase): void {
  const { connection } = client as unknown as WithConnection;
  const atOnce = connection.bind.bind(connection);
  connection.bind = (message) => {
    if (!message.values?.some((value) => value instanceof Buffer && value.length >= LARGE)) return atOnce(message);
    for (const piece of bindPieces(message)) connection.stream.write(piece); // The driver holds them back until the last.
  };
}

/** The protocol's Bind message, text parameters as text and bytes as binary: https://www.postgresql.org/docs/18/protocol-message-formats.html */
export function bindPieces({ portal, statement, values = [], binary, valueMapper }: BindConfig): Buffer[] {
  const sent = values.map((value, index): [format: number, Sent] => {
    const mapped = (valueMapper ? valueMapper(value, index) : value) as Buffer | string | null | undefined;
    return mapped instanceof Buffer ? [1, mapped] : [0, mapped == null ? null : Buffer.from(mapped)];
  });
  const names = Buffer.from(`${portal || ''}\0${statement || ''}\0`);
  const formats = int16s(sent.length, ...sent.map(([format]) => format), sent.length);
  const parts = [names, formats, ...sent.flatMap(([, bytes]) => [lengthOf(bytes), bytes ?? NOTHING]), int16s(1, binary ? 1 : 0)];
  const header = Buffer.from('B\0\0\0\0');
  header.writeInt32BE(
    parts.reduce((sum, { length }) => sum + length, 4),
    1,
  );
  return smallOnesJoined([header, ...parts]);
}

const NOTHING = Buffer.alloc(0);

function lengthOf(bytes: Sent): Buffer {
  const length = Buffer.allocUnsafe(4);
  length.writeInt32BE(bytes ? bytes.length : -1);
  return length;
}

function int16s(...numbers: number[]): Buffer {
  const bytes = Buffer.allocUnsafe(numbers.length * 2);
  for (const [index, number] of numbers.entries()) bytes.writeInt16BE(number, index * 2);
  return bytes;
}

/** Each piece costs a call: only the large ones are worth it. */
function smallOnesJoined(parts: readonly Buffer[]): Buffer[] {
  const pieces: Buffer[] = [];
  let small: Buffer[] = [];
  for (const part of parts) {
    if (part.length < LARGE) small.push(part);
    else {
      pieces.push(Buffer.concat(small), part);
      small = [];
    }
  }
  return [...pieces, Buffer.concat(small)];
}
