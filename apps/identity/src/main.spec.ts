import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('main.js', import.meta.url));

const start = (environment: Record<string, string>) =>
  spawn(process.execPath, [main], { env: { ...process.env, LOG_LEVEL: 'info', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });

const PATIENCE = 30_000; // A process of its own takes a second to load, more beside other work.

describe('the process', () => {
  it(
    'ends with 0 on SIGTERM',
    async () => {
      const child = start({ PORT: '0' });
      const ended = once(child, 'exit');
      await once(child.stdout, 'data');
      child.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    },
    PATIENCE,
  );

  it(
    'ends with 1 when a setting is wrong, and names it',
    async () => {
      const child = start({ PORT: 'three thousand' });
      const ended = once(child, 'exit');
      const [said] = (await once(child.stderr, 'data')) as [Buffer];
      expect(said.toString()).toMatch(/^Some settings are missing or wrong:\n {2}PORT is wrong: /);
      expect(await ended).toEqual([1, null]);
    },
    PATIENCE,
  );

  it(
    'ends with 1 when its port is taken',
    async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const child = start({ PORT: String((other.address() as AddressInfo).port) });
      expect(await once(child, 'exit')).toEqual([1, null]);
      other.close();
    },
    PATIENCE,
  );
});
