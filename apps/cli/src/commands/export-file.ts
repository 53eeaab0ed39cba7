import { writeFile } from 'node:fs/promises';
import { departments, type MilestoneEvent, readEvent, topicFor } from '@milepost/contracts';
import { readTopic } from '@milepost/service';
import { tell } from '../progress.js';
import type { DataFolder } from '../stack/data-folder.js';
import { runningStack } from '../stack/description.js';

/** Writes the whole record as a file that imports again: from the events on the topics, not from the read model. */
export async function exportFile(data: DataFolder, file: string | undefined): Promise<void> {
  const { brokers } = await runningStack(data);
  const { exportYaml } = await import('@milepost/department');
  const events = (await Promise.all(departments.map((department) => eventsOn(brokers, topicFor(department))))).flat();
  const text = exportYaml(events, { asOf: new Date().toISOString().slice(0, 10) });
  if (file === undefined) return tell(text);
  await writeFile(file, text);
  tell(`${events.length} events written to ${file}.`);
}

/** Each event once, however often it was sent. */
async function eventsOn(brokers: string[], topic: string): Promise<MilestoneEvent[]> {
  const events = new Map<string, MilestoneEvent>();
  await readTopic({
    brokers,
    topic,
    onMessage: (_partition, _offset, _key, value) => {
      const read = value ? readEvent(value.toString()) : undefined;
      if (read?.readable) events.set(read.event.id, read.event);
    },
  });
  return [...events.values()];
}
