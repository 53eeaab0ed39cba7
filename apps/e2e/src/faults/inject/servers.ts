import { processesBelow } from '../../processes.js';
import { ask } from '../look/tables.js';
import { untilTrue } from '../look/until-true.js';
import { type Link, links } from '../stand/servers.js';
import type { Way } from '../stand/proxy.js';
import type { Injector } from './injector.js';

const CUT = `select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;

/** Over when the server takes connections again: how long it takes to start is not the product's. */
export const postgres: Injector = async ({ target }, { stand }) => {
  if (target === 'cut all') return void (await ask(stand.servers.postgresUrl, CUT));
  if (target === 'cut some') return void (await ask(stand.servers.postgresUrl, `${CUT} and random() < 0.4`));
  const [pid] = processesBelow(process.pid, 'postgres -D', stand.servers.directories.postgres);
  if (pid) process.kill(pid, target === 'restart' ? 'SIGINT' : 'SIGQUIT');
  return () => untilTrue(() => ask(stand.servers.postgresUrl, 'select').then(() => true, () => false)); // prettier-ignore
};

/** The server is away for everybody for a long time. */
export const outage: Injector = async ({ target }, { stand }) => {
  const proxies = links
    .filter((link) => link.endsWith(target === 'broker' ? 'kafka' : 'postgres'))
    .map((link) => stand.servers.proxies[link]);
  for (const proxy of proxies) proxy.go('away');
  return () => proxies.forEach((proxy) => proxy.go('through'));
};

export const network: Injector = async ({ target }, { stand }) => {
  const [link, way] = target.split(': ') as [Link, Way];
  const proxy = stand.servers.proxies[link];
  proxy.go(way);
  return () => proxy.go('through');
};
