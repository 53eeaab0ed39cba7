import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { createRequire } from 'node:module';
import { brokerHeap, postgresSettings, type Stack } from './stack.js';

/** Where and with what a run was made: without it figures say nothing. */
export async function machine(stack: Stack): Promise<string[]> {
  const [{ model = 'unknown' } = {}] = cpus();
  const version = await stack.inDatabase(stack.postgresUrl, async (client) => (await client.query<{ server_version: string }>('show server_version')).rows[0]!.server_version); // prettier-ignore
  const settings = Object.entries(postgresSettings).map(([name, value]) => `${name}=${value}`);
  return [
    `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${kernel()}; everything on this one machine, the load too`,
    `Node ${process.versions.node}, PostgreSQL ${version} (${settings.join(', ')}), Kafka ${kafkaVersion()} (one broker, ${brokerHeap} MB heap)`,
    ['@nestjs/core', 'typeorm', 'kafkajs', 'pg', 'fastify'].map((name) => `${name} ${packageVersion(name)}`).join(', '),
  ];
}

const kernel = () => readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim();

const kafkaVersion = () =>
  /kafka_[\d.]+<\/artifactId>\s*<version>([\d.]+)</.exec(
    readFileSync(new URL('../../../../deploy/kafka/pom.xml', import.meta.url), 'utf8'),
  )?.[1] ?? 'given';

function packageVersion(name: string): string {
  const lock = createRequire(import.meta.url)('../../../../package-lock.json') as { packages: Record<string, { version: string }> };
  return lock.packages[`node_modules/${name}`]?.version ?? 'unknown';
}
