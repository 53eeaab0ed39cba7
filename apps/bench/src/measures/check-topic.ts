import { readTopic } from '@milepost/service';

/** What is wrong with a topic on which `expected` events of histories that begin at version 1 should be: lost, doubled, out of order. */
export const brokenTopic = async (brokers: string[], topic: string, expected: number): Promise<string[]> =>
  (await checked(brokers, topic)).faults(expected);

/** The same after a crash, which may send again what it had sent. */
export const brokenAtLeastOnce = async (brokers: string[], topic: string, expected: number): Promise<string[]> =>
  (await checked(brokers, topic)).losses(expected);

async function checked(brokers: string[], topic: string): Promise<TopicCheck> {
  const check = new TopicCheck();
  await readTopic({ brokers, topic, onMessage: (_partition, _offset, _key, value) => check.take(value!.toString()) });
  return check;
}

/** Takes the texts of events in the order of a topic. */
export class TopicCheck {
  private readonly versions = new Map<string, number>();
  private events = 0;
  private again = 0;
  private early = 0;

  take(text: string): void {
    const { subject, data } = JSON.parse(text) as { subject: string; data: { version: number } };
    const before = this.versions.get(subject) ?? 0;
    this.events += 1;
    if (data.version <= before) this.again += 1;
    else {
      if (data.version > before + 1) this.early += 1;
      this.versions.set(subject, data.version);
    }
  }

  faults(expected: number): string[] {
    return [...(this.again === 0 ? [] : [`${this.again} events came again or too late`]), ...this.losses(expected)];
  }

  losses(expected: number): string[] {
    const distinct = this.events - this.again;
    return [
      ...(distinct === expected ? [] : [`${expected} events should be on the topic, ${distinct} are`]),
      ...(this.early === 0 ? [] : [`${this.early} events came before the one they follow`]),
    ];
  }
}
