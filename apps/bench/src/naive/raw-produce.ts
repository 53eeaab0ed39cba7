import { Kafka } from 'kafkajs';
import { histories } from '../record/milestones.js';
import { naiveSettings } from './settings.js';

/** As many as make the same request as the product's. */
const AT_ONCE = 250;
const VERSIONS = 2;

const [from, count] = process.argv.slice(2).map(Number) as [number, number];
const messages = histories({ from, count, versions: VERSIONS }).map(({ event, text }) => ({ key: event.partitionkey, value: text }));
const producer = new Kafka({ clientId: 'raw', brokers: naiveSettings.KAFKA_BROKERS }).producer({
  idempotent: true,
  maxInFlightRequests: 1,
});
await producer.connect();

const [begin, used] = [performance.now(), process.cpuUsage()];
for (let at = 0; at < messages.length; at += AT_ONCE)
  await producer.send({ topic: naiveSettings.TOPIC, acks: -1, messages: messages.slice(at, at + AT_ONCE) });
const seconds = (performance.now() - begin) / 1000;
const { user, system } = process.cpuUsage(used);
await producer.disconnect();
process.stdout.write(`${JSON.stringify({ events: messages.length, seconds, used: (user + system) / 1e6 })}\n`);
