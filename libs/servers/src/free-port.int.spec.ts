import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { freePort } from './free-port.js';

describe('freePort', () => {
  it('takes the next one when a port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const free = await freePort(port);
    taken.close();
    expect(free).toBeGreaterThan(port);
  });

  it('passes over ports that others will take', async () => {
    const free = await freePort(43_210);
    expect(await freePort(free, [free])).toBeGreaterThan(free);
  });
});
