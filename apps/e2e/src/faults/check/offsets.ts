import type { Evidence } from './evidence.js';

/** I9: the place where the model stands in a partition never goes back. */
export function* offsetsBack({ offsets }: Evidence): Generator<string> {
  const last = new Map<string, number>();
  for (const { topic, partition, next } of offsets) {
    const key = `${topic}/${partition}`;
    const before = last.get(key) ?? 0;
    if (next < before) yield `${key} went back from ${before} to ${next}`;
    last.set(key, next);
  }
}

/** I10: whoever lost the outbox moves neither its cursor nor its epoch. */
export function* cursorsBack({ cursors }: Evidence): Generator<string> {
  const last = new Map<string, { epoch: number; position: number }>();
  for (const { department, epoch, position } of cursors) {
    const before = last.get(department) ?? { epoch: 0, position: 0 };
    if (epoch < before.epoch) yield `${department}: the relay of epoch ${epoch} came back after ${before.epoch}`;
    if (position < before.position) yield `${department}: the cursor went back from ${before.position} to ${position}`;
    last.set(department, { epoch, position });
  }
}
