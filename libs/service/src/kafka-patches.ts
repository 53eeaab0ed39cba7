import {
  type Asked,
  beatAlsoWhenSetBack,
  forgetWhatIsFromTheFuture,
  giveUpAlsoWhenSetBack,
  type Knowledge,
  type Member,
} from './kafka-clock.js';
import { beginWithNothing, type Frames } from './kafka-frames.js';
import { type CreateRequest, headerInPlace } from './kafka-header.js';
import { checkVersion, internal, replaceFunction, replaceMethod, whole } from './kafka-internals.js';
import { murmur2 } from './kafka-murmur2.js';
import { messagesPerPartition } from './kafka-partitions.js';
import { produceEncoder, type ProduceRequest } from './kafka-produce.js';
import { type RequestQueue, scheduleOnlyWhatWaits } from './kafka-requests.js';
import { closeWhenSilent, type Connection } from './kafka-silence.js';

checkVersion();

const { prototype: encoder } = internal('protocol/encoder') as { prototype: object };

replaceFunction<CreateRequest>({
  path: 'protocol/request',
  takers: ['network/connection'],
  by: (original) => headerInPlace(original, encoder),
});
replaceMethod<RequestQueue, 'scheduleCheckPendingRequests'>({
  path: 'network/requestQueue',
  name: 'scheduleCheckPendingRequests',
  by: scheduleOnlyWhatWaits,
});
replaceMethod<Asked, 'scheduleRequestTimeoutCheck'>({
  path: 'network/requestQueue',
  name: 'scheduleRequestTimeoutCheck',
  by: giveUpAlsoWhenSetBack,
});
replaceMethod<Connection, 'send'>({ path: 'network/connection', name: 'send', by: closeWhenSilent });
replaceMethod<Frames, 'connect'>({ path: 'network/connection', name: 'connect', by: beginWithNothing });
replaceMethod<Knowledge, 'refreshMetadataIfNecessary'>({
  path: 'cluster/brokerPool',
  name: 'refreshMetadataIfNecessary',
  by: forgetWhatIsFromTheFuture,
});
replaceMethod<Member, 'heartbeat'>({ path: 'consumer/consumerGroup', name: 'heartbeat', by: beatAlsoWhenSetBack });
replaceFunction<ProduceRequest>({
  path: 'protocol/requests/produce/v3/request',
  takers: ['protocol/requests/produce/v4/request', 'protocol/requests/produce/v5/request'],
  by: (original) => produceEncoder(original, encoder),
});
replaceFunction<typeof murmur2>({
  path: 'producer/partitioners/default/murmur2',
  takers: ['producer/partitioners/default'],
  by: () => murmur2,
});
replaceFunction<typeof messagesPerPartition>({
  path: 'producer/groupMessagesPerPartition',
  takers: ['producer/sendMessages'],
  by: () => messagesPerPartition,
});

/**
 * kafkajs, which sends the same bytes: the relay takes 20 instead of 51 µs of processor time per event. And it outlives a connection
 * that is cut in the middle of an answer, and a clock that is set back.
 * This module throws when that is not the kafkajs it knows, or has been loaded before.
 */
export const kafkajs = whole();
