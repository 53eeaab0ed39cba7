import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Frames } from './kafka-frames.js';
import './kafka-patches.js';
import { internal } from './kafka-internals.js';

type Made = Frames & { send(request: object): Promise<{ errorCode: number }>; disconnect(): Promise<unknown> };
const Connection = internal('network/connection') as new (settings: object) => Made;
const { createLogger } = internal('loggers') as { createLogger(settings: object): object };
const versions = (internal('protocol/requests/apiVersions') as { protocol(of: object): () => object }).protocol({ version: 0 });

/** The answer that there are no versions, to the request that the bytes hold. */
function answerTo(request: Buffer): Buffer {
  const answer = Buffer.alloc(14);
  answer.writeInt32BE(10, 0);
  answer.writeInt32BE(request.readInt32BE(8), 4);
  return answer;
}

describe('A connection of kafkajs that broke', () => {
  let server: Server;
  let connection: Made;
  const answering: ((socket: Socket, answer: Buffer) => void)[] = [];
  beforeAll(async () => {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (request: Buffer) => answering.shift()!(socket, answerTo(request)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    connection = new Connection({
      host: '127.0.0.1',
      port,
      logger: createLogger({ level: 0, logCreator: () => () => undefined }),
      socketFactory: ({ onConnect }: { onConnect: () => void }) => connect({ host: '127.0.0.1', port }, onConnect),
      requestTimeout: 500,
      enforceRequestTimeout: true,
      connectionTimeout: 500,
    });
  });
  afterAll(async () => {
    await connection.disconnect();
    await new Promise((resolve) => server.close(resolve));
  });

  it('in the middle of an answer, reads the answers of the next one', async () => {
    answering.push((socket, answer) => socket.write(answer.subarray(0, 6), () => setTimeout(() => socket.resetAndDestroy(), 50)));
    await connection.connect();
    await expect(connection.send(versions())).rejects.toThrow(/ECONNRESET/);
    answering.push((socket, answer) => socket.write(answer));
    await connection.connect();
    expect(await connection.send(versions())).toMatchObject({ errorCode: 0 });
  });

  it.each([
    { clock: 'goes on', back: 0 },
    { clock: 'is set back', back: 30 * 60_000 },
  ])(
    'without a word while the clock $clock, is closed when an answer does not come in time, and the next one answers',
    async ({ back }) => {
      const { now } = Date;
      answering.push(() => void (Date.now = () => now() - back));
      await connection.connect();
      await expect(connection.send(versions()).finally(() => (Date.now = now))).rejects.toThrow(/timed out/);
      await expect(connection.send(versions())).rejects.toThrow(/no answer in time/);
      answering.push((socket, answer) => socket.write(answer));
      await connection.connect();
      expect(await connection.send(versions())).toMatchObject({ errorCode: 0 });
    },
  );
});
