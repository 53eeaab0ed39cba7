export { kafkaPublisher, type KafkaPublisherSettings } from './kafka-publisher.js';
export { add, ADD_ROWS, type Committed, outboxColumns, type OutboxRow, type Statements } from './outbox.js';
export type { Publisher } from './publisher.js';
export { Relay } from './relay.js';
export type { RelaySettings, RelayStatus, Sends } from './relay-settings.js';
export { republish, type Republication } from './republish.js';
export { MAX_VALUE_BYTES, outboxSchema } from './schema.js';
