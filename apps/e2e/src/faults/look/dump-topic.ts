import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Delivered } from '../check/evidence.js';
import { recordedOf } from './recorded.js';

export interface Place {
  topic: string;
  partition: number;
  offset: number;
}

interface Line extends Place {
  key: string | null;
  payload: string | null;
}

const LARGEST = 1024 ** 3;

/** What a client that shares nothing with the product finds on a partition from that offset to its end: kcat, of librdkafka. */
export async function dumpPartition(broker: string, { topic, partition, offset }: Place): Promise<Line[]> {
  const words = ['-b', broker, '-C', '-t', topic, '-p', String(partition), '-o', String(offset), '-e', '-q', '-J'];
  const { stdout } = await promisify(execFile)('kcat', [...words, '-X', 'fetch.wait.max.ms=50'], { maxBuffer: LARGEST });
  return stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line); // prettier-ignore
}

/** The milestones' and commitments' events among them, partition by partition. */
export async function dumpEvents(broker: string, from: readonly Place[]): Promise<Delivered[]> {
  const dumped = await Promise.all(from.map((place) => dumpPartition(broker, place)));
  return dumped.flat().flatMap(({ topic, partition, offset, payload }) => {
    const event = payload === null ? undefined : recordedOf(payload);
    return event ? [{ ...event, topic, partition, offset }] : [];
  });
}

interface Metadata {
  topics: { partitions: { leader: number }[] }[];
}

/** Whether a broker is there and leads every partition. */
export async function brokerAnswers(broker: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)('kcat', ['-b', broker, '-L', '-J', '-m', '2'], { maxBuffer: LARGEST });
    const { topics } = JSON.parse(stdout) as Metadata;
    return topics.length > 0 && topics.every(({ partitions }) => partitions.every(({ leader }) => leader > 0));
  } catch {
    return false; // it is away
  }
}

/** One sentence that says what is missing, before anything is started. */
export async function requireKcat(): Promise<void> {
  await promisify(execFile)('kcat', ['-V']).catch(() => {
    throw new Error('The fault suite reads the topics by kcat: install it (Debian: apt-get install kcat).');
  });
}
