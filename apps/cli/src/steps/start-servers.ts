import { startKafka, startPostgres, type Running, type WhenEnded } from '@milepost/servers';
import type { DataFolder } from '../stack/data-folder.js';
import { KAFKA_PORT, POSTGRES_PORT } from '../stack/plan.js';
import type { RunningStack } from '../stack/running-stack.js';
import { endedLine } from '../stack/start-service.js';

export interface Servers {
  /** Of a role that may make databases and roles. */
  postgresUrl: string;
  brokers: string[];
}

/** PostgreSQL and Kafka at the same time, their data in the folder. Throws ServerMissing. */
export async function startServers(data: DataFolder, stack: RunningStack, tell: (line: string) => void): Promise<Servers> {
  const layer = stack.layer();
  const kept = (name: string, port: number) => {
    const directory = data.folder(name.toLowerCase());
    const whenEnded: WhenEnded = (exit, wait) => tell(endedLine(name, exit, wait, directory));
    return { directory, port, whenEnded };
  };
  const stopLater = <R extends Running>(running: R): R => {
    layer.add(() => running.stop());
    return running;
  };
  const [postgres, kafka] = await Promise.all([
    startPostgres(kept('PostgreSQL', POSTGRES_PORT)).then(stopLater),
    startKafka(kept('Kafka', KAFKA_PORT)).then(stopLater),
  ]);
  return { postgresUrl: postgres.url, brokers: kafka.brokers };
}
