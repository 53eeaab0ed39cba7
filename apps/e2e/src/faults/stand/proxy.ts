import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * `away` drops every connection and takes no new one; `stall` keeps all bytes back; `drip` lets a few through at a time; `reset` ends
 * each connection by RST after some bytes; `deaf` swallows, for ever, the answers on the connections that there are: new ones are well.
 */
export type Way = 'through' | 'away' | 'stall' | 'drip' | 'reset' | 'deaf';

const DRIP = 200;
const DRIP_MS = 5;
const RESET_AFTER = 3_000;

interface Link {
  client: Socket;
  upstream: Socket;
  deaf: boolean;
  /** Bytes until the reset. */
  left: number;
}

/** A TCP proxy of 127.0.0.1 that can be told to behave badly. */
export class Proxy {
  private readonly links = new Set<Link>();
  private way: Way = 'through';
  private healed = Promise.withResolvers<void>();

  private constructor(private readonly target: number) {
    this.healed.resolve();
  }

  static async start(port: number, target: number): Promise<Proxy & { stop(): Promise<void> }> {
    const proxy = new Proxy(target);
    const server = createServer((client) => proxy.accept(client)).listen(port, '127.0.0.1');
    await once(server, 'listening');
    const stop = async () => {
      proxy.go('away');
      server.close();
      await once(server, 'close');
    };
    return Object.assign(proxy, { stop });
  }

  go(way: Way): void {
    this.way = way;
    this.healed.resolve();
    if (way !== 'through') this.healed = Promise.withResolvers();
    for (const link of this.links) {
      link.left = RESET_AFTER;
      if (way === 'deaf') link.deaf = true;
      if (way === 'away') close(link);
    }
  }

  private accept(client: Socket): void {
    if (this.way === 'away') return void client.resetAndDestroy();
    const upstream = connect({ port: this.target, host: '127.0.0.1', noDelay: true });
    client.setNoDelay(true);
    const link = { client, upstream, deaf: false, left: RESET_AFTER };
    this.links.add(link);
    for (const socket of [client, upstream]) {
      socket.on('error', () => close(link));
      socket.on('close', () => {
        this.links.delete(link);
        close(link);
      });
    }
    client.on('data', (bytes) => void this.pass(link, client, upstream, bytes));
    upstream.on('data', (bytes) => void (link.deaf || this.pass(link, upstream, client, bytes)));
  }

  private async pass(link: Link, from: Socket, to: Socket, bytes: Buffer): Promise<void> {
    from.pause();
    if (this.way === 'stall') await this.healed.promise;
    if (this.way === 'reset' && (link.left -= bytes.length) < 0) return void [from, to].forEach((socket) => socket.resetAndDestroy());
    for (let at = 0; at < bytes.length && !to.destroyed;) {
      const drips = this.way === 'drip';
      to.write(bytes.subarray(at, drips ? at + DRIP : undefined));
      at = drips ? at + DRIP : bytes.length;
      if (drips) await Promise.race([sleep(DRIP_MS), this.healed.promise]);
    }
    from.resume();
  }
}

function close({ client, upstream }: Link): void {
  client.destroy();
  upstream.destroy();
}
