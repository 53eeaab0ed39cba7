import { readTopic } from '@milepost/service';

/**
 * What is wrong with a topic on which `expected` events should be: lost, doubled, out of order.
 * @param before the version at which all entries stood, when their histories do not begin here
 */
export const brokenTopic = async (brokers: string[], topic: string, expected: number, before = 0): Promise<string[]> =>
  (await checked(brokers, topic, before)).faults(expected);

/** The same after a crash, which may send again what it had sent. */
export const brokenAtLeastOnce = async (brokers: string[], topic: string, expected: number): Promise<string[]> =>
  (await checked(brokers, topic)).losses(expected);

async function checked(brokers: string[], topic: string, before = 0): Promise<TopicCheck> {
  const check = new TopicCheck(before);
  await readTopic({ brokers, topic, onMessage: (_partition, _offset, _key, value) => check.take(value!.toString()) });
  return check;
}

/** Takes the texts of events in the order of a topic. */
export class TopicCheck {
  private readonly versions = new Map<string, number>();
  private events = 0;
  private again = 0;
  private early = 0;

  constructor(private readonly before = 0) {}

  take(text: string): void {
    const { subject, data } = JSON.parse(text) as { subject: string; data: { version: number } };
    const before = this.versions.get(subject) ?? this.before;
    this.events += 1;
    if (data.version <= before) this.again += 1;
    else {
      if (data.version > before + 1) this.early += 1;
      this.versions.set(subject, data.version);
    }
  }

  /** Events, each counted once. */
  get distinct(): number {
    return this.events - this.again;
  }

  faults(expected: number): string[] {
    return [...(this.again === 0 ? [] : [`${this.again} events came again or too late`]), ...this.losses(expected)];
  }

  losses(expected: number): string[] {
    return [
      ...(this.distinct === expected ? [] : [`${expected} events should be on the topic, ${this.distinct} are`]),
      ...(this.early === 0 ? [] : [`${this.early} events came before the one they follow`]),
    ];
  }
}
