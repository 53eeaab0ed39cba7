interface Grouping<Message, Metadata> {
  topic: string;
  partitionMetadata: Metadata[];
  messages: Message[];
  partitioner(of: { topic: string; partitionMetadata: Metadata[]; message: Message }): number;
}

/**
 * The messages of each partition, in their order: what kafkajs gives, which copies all that a partition already holds for each further message.
 * 2 % of the processor time of encoding a send of 314 events, and the more the larger it is.
 */
export function messagesPerPartition<Message, Metadata>(grouping: Grouping<Message, Metadata>): Record<number, Message[]> {
  const { topic, partitionMetadata, messages, partitioner } = grouping;
  const groups: Record<number, Message[]> = {};
  if (partitionMetadata.length === 0) return groups;
  for (const message of messages) (groups[partitioner({ topic, partitionMetadata, message })] ??= []).push(message);
  return groups;
}
