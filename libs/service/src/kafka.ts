import { connect, isIP } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { ISocketFactoryArgs, Kafka, logCreator, LogEntry, logLevel as Level } from 'kafkajs';
import { kafkajs } from './kafka-patches.js';
import { kafkaSecurity } from './kafka-security.js';
import { briefly, log } from './log.js';

export type {
  Admin,
  Batch,
  Consumer,
  ConsumerConfig,
  EachBatchPayload,
  ICustomPartitioner,
  IHeaders,
  Kafka,
  KafkaConfig,
  KafkaMessage,
  Message,
  Producer,
  ProducerConfig,
  RecordMetadata,
  TopicMessages,
} from 'kafkajs';

export const { CompressionTypes, KafkaJSError, KafkaJSNonRetriableError, Partitioners } = kafkajs;
const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;
/** The words of access control lists. */
export const acl = { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes };
const { logLevel } = kafkajs;

export interface KafkaSettings {
  brokers: string[];
  clientId: string;
}

/** The one way to a broker: who we are by the environment, no delay on small packets, no idle timers, quick first retries, a log without payloads. */
export function kafkaClient({ brokers, clientId }: KafkaSettings): Kafka {
  return new kafkajs.Kafka({
    brokers,
    clientId,
    ...kafkaSecurity(),
    socketFactory,
    connectionTimeout: 3_000,
    requestTimeout: 5_000, // As shipped 30 s: so long a broken connection that nobody closed would go unnoticed.
    retry: { initialRetryTime: 50, maxRetryTime: 1_000, retries: 8 },
    logLevel: log.isLevelEnabled('debug') ? logLevel.INFO : logLevel.WARN,
    logCreator: toLog,
  });
}

// kafkajs itself never sets TCP_NODELAY: each small request would wait for the acknowledgement of the last.
const socketFactory = ({ host, port, ssl, onConnect }: ISocketFactoryArgs) => {
  if (!ssl) return connect({ host, port, ...SOCKET }, onConnect);
  const socket = connectSecurely({ host, port, servername: isIP(host) ? '' : host, ...ssl }, onConnect);
  return socket.setNoDelay(true).setKeepAlive(true, SOCKET.keepAliveInitialDelay);
};

const SOCKET = { noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 };

// Brokers answer so in their first second and during a rebalance, and kafkajs tries again by itself; or it explains its defaults.
const PASSING =
  /coordinator is (loading|not available)|not the correct coordinator|rebalanc|producer id which is not currently assigned|seed broker, trying another|switched default partitioner|Limiting retries/i;

const toLog: logCreator =
  () =>
  ({ level, namespace, log: { message, error, broker, groupId, topic, partition } }: LogEntry) => {
    const detail = { kafka: namespace, broker, groupId, topic, partition, ...(error ? briefly(error) : {}) };
    log[levelOf(level, `${message} ${detail.error ?? ''}`)](detail, message);
  };

// An ERROR of kafkajs is one failed try; whoever gives up after the last one is told by an exception.
const levelOf = (level: Level, text: string): 'warn' | 'debug' => (level >= logLevel.INFO || PASSING.test(text) ? 'debug' : 'warn');
