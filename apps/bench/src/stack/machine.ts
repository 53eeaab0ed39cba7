import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { createRequire } from 'node:module';
import { brokerHeap, postgresSettings, type Stack } from './stack.js';

/** Where and with what a run was made: without it figures say nothing. */
export async function machine(stack: Stack): Promise<string[]> {
  const [{ model = 'unknown' } = {}] = cpus();
  const settings = await stack.inDatabase(stack.postgresUrl, async (client) => {
    const { rows } = await client.query<{ text: string }>(SETTINGS, [['server_version', 'wal_level', ...Object.keys(postgresSettings)]]);
    return rows.map(({ text }) => text).join(', ');
  });
  return [
    `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${kernel()}; everything on this one machine, the load too`,
    `load average of other work when the run began: ${loadavg()[0]!.toFixed(1)}`,
    `Node ${process.versions.node}, PostgreSQL with ${settings}, Kafka ${kafkaVersion()} (one broker, ${brokerHeap} MB heap)`,
    ['@nestjs/core', 'typeorm', 'kafkajs', 'pg', 'fastify', 'pg-transactional-outbox']
      .map((name) => `${name} ${packageVersion(name)}`)
      .join(', '),
  ];
}

const SETTINGS = `select name || '=' || current_setting(name) as text from pg_settings where name = any ($1) order by name <> 'server_version', name`;

const kernel = () => readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim();

const kafkaVersion = () =>
  /kafka_[\d.]+<\/artifactId>\s*<version>([\d.]+)</.exec(
    readFileSync(new URL('../../../../deploy/kafka/pom.xml', import.meta.url), 'utf8'),
  )?.[1] ?? 'given';

function packageVersion(name: string): string {
  const lock = createRequire(import.meta.url)('../../../../package-lock.json') as { packages: Record<string, { version: string }> };
  return lock.packages[`node_modules/${name}`]?.version ?? 'unknown';
}
