import { CloudEvent, HTTP, Kafka } from 'cloudevents';
import { eventContentType, eventText, type MilestoneEvent } from './event.js';
import { recorded } from './fixtures/recorded.js';
import { readEvent } from './read-event.js';
import { en } from './texts.js';

const scheduled = (): MilestoneEvent =>
  recorded({
    kind: 'milestone',
    id: 'blue-card-report',
    type: 'MilestoneScheduled',
    on: '2021-10-20',
    change: { commitment: 'blue-card-directive', title: en('The Commission reports'), due: { date: '2026-11-18', precision: 'day' } },
  })[0]!;

type Json = Record<string, unknown>;

/** The wire text of an event with something changed in it. */
function wire(change: (event: Json & { data: Json }) => unknown): string {
  const event = JSON.parse(eventText(scheduled())) as Json & { data: Json };
  change(event);
  return JSON.stringify(event);
}

describe('An event', () => {
  it('is read as it was written', () => {
    expect(readEvent(eventText(scheduled()))).toEqual({ readable: true, event: scheduled() });
  });

  it('is called by the vocabulary’s name within, by a reversed domain name on the wire', () => {
    expect(scheduled().type).toBe('MilestoneScheduled');
    expect(JSON.parse(eventText(scheduled()))).toHaveProperty('type', 'eu.milepost.MilestoneScheduled.v1');
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '{"specversion":', /not JSON/],
    ['nothing', '', /not JSON/],
    ['no object', '"a text"', /expected object/],
    ['no id', wire((event) => delete event.id), /^id:/],
    ['another version of CloudEvents', wire((event) => (event.specversion = '0.3')), /^specversion:/],
    ['a type of somebody else', wire((event) => (event.type = 'com.example.MilestoneScheduled.v1')), /^type:/],
    ['a later version of the contract', wire((event) => (event.type = 'eu.milepost.MilestoneScheduled.v2')), /^type:/],
    [
      'a type that does not exist',
      wire((event) => (event.type = 'eu.milepost.MilestoneForgotten.v1')),
      /No event is called MilestoneForgotten/,
    ],
    ['a type of another kind', wire((event) => (event.type = 'eu.milepost.TargetSet.v1')), /TargetSet is no event of a milestone/],
    ['a kind that does not exist', wire(({ data }) => (data.kind = 'wish')), /^data\.kind:/],
    ['no time', wire((event) => (event.time = 'yesterday')), /^time:/],
    ['version 0', wire(({ data }) => (data.version = 0)), /^data\.version:/],
    ['no actor', wire(({ data }) => delete data.actor), /^data\.actor:/],
    [
      'an actor in a role that does not exist',
      wire(({ data }) => (data.actor = { id: 'x', role: 'king', department: null })),
      /^data\.actor\.role:/,
    ],
    [
      'a day more exact than it says',
      wire(({ data }) => (data.occurredOn = { date: '2021-10-20', precision: 'year' })),
      /^data\.occurredOn\.date:/,
    ],
    ['a hash that is none', wire(({ data }) => (data.previousHash = 'abc')), /^data\.previousHash:/],
    ['a change without what it must say', wire(({ data }) => (data.change = { title: en('x') })), /^change\.commitment:/],
    ['a title in no language', wire(({ data }) => Object.assign(data.change as Json, { title: {} })), /^change\.title:/],
    ['a state that is none', wire(({ data }) => (data.state = { status: 'scheduled' })), /^state\.commitment:/],
    ['evidence without address or reason', wire(({ data }) => (data.evidence = [{ id: 'ev', title: 't', url: null, publisher: 'p', kind: 'k', language: 'en', read: true, confidence: 'high' }])), /urlMissing: Say why/], // prettier-ignore
  ])('cannot be read with %s', (_, text, reason) => {
    expect(readEvent(text)).toEqual({ readable: false, reason: expect.stringMatching(reason) as string });
  });

  it('may have a retracted state', () => {
    expect(readEvent(wire(({ data }) => (data.state = null))).readable).toBe(true);
  });
});

describe('Any CloudEvents reader understands it', () => {
  const text = eventText(scheduled());
  const headers = { 'content-type': eventContentType };
  const readers: [string, () => unknown][] = [
    ['over HTTP', () => HTTP.toEvent({ headers, body: text })],
    [
      'from Kafka',
      () => Kafka.toEvent({ headers, body: text, value: text, key: 'blue-card-directive' } as Parameters<typeof Kafka.toEvent>[0]),
    ],
  ];

  it.each(readers)('%s', (_, read) => {
    const event = read() as CloudEvent<MilestoneEvent['data']>;
    expect(event.validate()).toBe(true);
    expect(event).toMatchObject({
      type: 'eu.milepost.MilestoneScheduled.v1',
      subject: 'milestone/blue-card-report',
      partitionkey: 'blue-card-directive',
    });
    expect(event.data).toEqual(scheduled().data);
  });

  it('not without the header', () => {
    expect(Kafka.isEvent({ headers: {}, body: text })).toBeFalsy();
  });
});
