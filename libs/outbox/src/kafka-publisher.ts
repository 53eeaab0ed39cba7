import {
  briefly,
  type ICustomPartitioner,
  kafkaClient,
  KafkaJSNonRetriableError,
  type KafkaSettings,
  log,
  type Message,
  Partitioners,
  type Producer,
} from '@milepost/service';
import type { OutboxRow } from './outbox.js';
import type { Publisher } from './publisher.js';
import { within } from './within.js';

export interface KafkaPublisherSettings extends KafkaSettings {
  /** A send without an answer for so long (milliseconds) counts as failed; 10,000 when left out. */
  deadlineMs?: number;
}

interface TopicMessages {
  topic: string;
  messages: Message[];
}

// A header costs a sixth of the speed; anything else that a reader needs stands in the value.
const HEADERS = { 'content-type': 'application/cloudevents+json; charset=utf-8' };
const CLOSE_MS = 2_000;
const PRODUCER = { idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false };

/** Publishes to Kafka: acknowledged by all replicas, idempotent, one request in flight, equal keys to the same partition. Topics must exist. */
export function kafkaPublisher({ deadlineMs = 10_000, ...kafkaSettings }: KafkaPublisherSettings): Publisher {
  const kafka = kafkaClient(kafkaSettings);
  const closing = new AbortController();
  let producer: Producer | undefined;
  let line: Promise<unknown> = Promise.resolve();
  const leaving = new Set<Promise<unknown>>();

  async function send(rows: readonly OutboxRow[]): Promise<void> {
    if (closing.signal.aborted) throw new Error('the Kafka publisher is closed');
    const topicMessages = byTopic(rows);
    const used = (producer ??= kafka.producer({ ...PRODUCER, createPartitioner: sortsOnce }));
    const sent = connectAndSend(used, topicMessages);
    try {
      await within(deadlineMs, 'sending to Kafka', sent, closing.signal);
    } catch (error) {
      producer = undefined;
      const left = abandon(used, sent, topicMessages).finally(() => leaving.delete(left));
      leaving.add(left);
      throw error;
    }
  }

  return {
    publish(rows) {
      const result = line.then(() => send(rows));
      line = Promise.allSettled([result]);
      return result;
    },
    async close() {
      closing.abort();
      await line;
      await within(CLOSE_MS, 'leaving Kafka', Promise.all([producer?.disconnect(), ...leaving])).catch(noted);
    },
  };
}

async function connectAndSend(producer: Producer, topicMessages: TopicMessages[]): Promise<void> {
  await producer.connect(); // does nothing when it is connected
  await producer.sendBatch({ acks: -1, topicMessages });
}

/**
 * kafkajs tries a send again by itself and sorts its messages anew for that. With a partition added meanwhile a message that the broker
 * has comes to another one, and the next message takes its number on the first: the broker drops that as a duplicate, and says well.
 * Led by another broker, a message may be sent by nobody. So nothing is sorted twice, and whoever sends again has a new producer.
 */
const sortsOnce: ICustomPartitioner = () => {
  const partitionOf = Partitioners.DefaultPartitioner();
  return (of) => {
    if (of.message.partition !== undefined) throw new KafkaJSNonRetriableError('a send of unknown outcome');
    return (of.message.partition = partitionOf(of));
  };
};

/**
 * A producer of unknown outcome is not used again: the broker takes other rows under the same sequence numbers for duplicates and drops them.
 * kafkajs goes on trying by itself, and connects again for that: so it shall find nothing left to send, and be disconnected once more at its end.
 */
async function abandon(producer: Producer, sent: Promise<void>, topicMessages: TopicMessages[]): Promise<void> {
  for (const { messages } of topicMessages) messages.length = 0;
  producer.disconnect().catch(noted);
  await sent.catch(noted);
  await producer.disconnect().catch(noted);
}

function byTopic(rows: readonly OutboxRow[]): TopicMessages[] {
  const messages = new Map<string, Message[]>();
  for (const { topic, key, value } of rows) {
    const message = { key, value, headers: HEADERS };
    const others = messages.get(topic);
    if (others) others.push(message);
    else messages.set(topic, [message]);
  }
  return [...messages].map(([topic, messages]) => ({ topic, messages }));
}

const noted = (error: unknown) => log.debug(briefly(error), 'an abandoned producer');
