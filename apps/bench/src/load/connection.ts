import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  body: string;
}

const END_OF_HEAD = '\r\n\r\n';
const NOT_MODIFIED = 304; // has no body, whatever its Content-Length says

/**
 * One keep-alive HTTP/1.1 connection, one request at a time. It reads what the services under test send (answers with a
 * Content-Length) and nothing more: node:http costs several times as much, and the load shares the machine with them.
 */
export class Connection {
  private text = '';
  private settle: PromiseWithResolvers<Answer> | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1').setNoDelay(true);
    socket.on('data', (chunk: string) => this.take(chunk));
    socket.on('error', (error) => this.settle?.reject(error));
    socket.on('close', () => this.settle?.reject(new Error('The connection was closed.')));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** A server closes what nobody uses for a while. */
  get isOpen(): boolean {
    return this.socket.writable;
  }

  /** `head` ends with the last header's line, without an empty line; `body` is ASCII. */
  send(head: string, body = ''): Promise<Answer> {
    this.settle = Promise.withResolvers();
    this.socket.write(`${head}content-length: ${body.length}\r\n\r\n${body}`, 'latin1');
    return this.settle.promise;
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: string): void {
    this.text += chunk;
    const answer = parse(this.text);
    if (!answer) return;
    this.text = '';
    const waiting = this.settle;
    this.settle = undefined;
    waiting?.resolve(answer);
  }
}

/** An answer when all of it is there. */
export function parse(text: string): Answer | undefined {
  const end = text.indexOf(END_OF_HEAD);
  if (end === -1) return undefined;
  const status = Number(text.slice(9, 12));
  if (status === NOT_MODIFIED) return { status, body: '' };
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, end))?.[1];
  if (length === undefined) throw new Error(`An answer without Content-Length: ${text.slice(0, end)}`);
  const body = text.slice(end + END_OF_HEAD.length);
  return body.length < Number(length) ? undefined : { status, body };
}
