import { topicFor } from '@milepost/contracts';
import { kafkaPublisher, republish as sendAgain } from '@milepost/outbox';
import { tell } from '../progress.js';
import type { DataFolder } from '../stack/data-folder.js';
import { runningStack, serviceNamed } from '../stack/description.js';

/** Sends a department's log into its topic again, from the start; the aggregator knows every event already and changes nothing. */
export async function republish(data: DataFolder, department: string): Promise<void> {
  const stack = await runningStack(data);
  const { environment } = serviceNamed(stack, department);
  const publisher = kafkaPublisher({ brokers: stack.brokers, clientId: `milepost-${department}-republish` });
  try {
    const sent = await sendAgain({ connection: { connectionString: environment['DATABASE_URL']! }, publisher });
    tell(`${sent} events of ${department} were sent to ${topicFor(department)} again.`);
  } finally {
    await publisher.close();
  }
}
