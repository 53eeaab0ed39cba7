import { Kafka } from 'kafkajs';
import { answerReady } from './answer-ready.js';

const kafka = new Kafka({ clientId: 'idle', brokers: process.env['KAFKA_BROKERS']!.split(',') });

/** As many connections as the product has when nothing happens: five that may send, one that listens. */
for (let count = 0; count < 5; count++) {
  const producer = kafka.producer();
  await producer.connect();
}
const admin = kafka.admin();
await admin.connect();
await admin.createTopics({ waitForLeaders: true, topics: [{ topic: 'idle', numPartitions: 6 }] });
await admin.disconnect();
const consumer = kafka.consumer({ groupId: 'idle' });
await consumer.connect();
await consumer.subscribe({ topic: 'idle' });
await consumer.run({ eachMessage: async () => undefined });

answerReady();
