import { hash } from 'node:crypto';
import type { Recorded } from '../check/evidence.js';

interface Event {
  id: string;
  subject: string;
  data: { kind: string; version: number; previousHash: string | null; change: { title?: Text; reason?: Text; due?: Day; to?: Day } };
}
type Text = { en: string };
type Day = { date: string };

const kinds = new Set(['milestone', 'commitment']);

/** A milestone's or commitment's event as its text says it; undefined for all else. */
export function recordedOf(text: string): Recorded | undefined {
  const event = parsed(text);
  if (!event?.data || !kinds.has(event.data.kind)) return undefined;
  const { version, previousHash, change } = event.data;
  return {
    subject: event.subject,
    version,
    eventId: event.id,
    value: (change.reason ?? change.title)!.en,
    due: (change.to ?? change.due)?.date ?? null,
    hash: hash('sha256', text),
    previousHash,
  };
}

function parsed(text: string): Event | undefined {
  try {
    return JSON.parse(text) as Event;
  } catch {
    return undefined; // poison of the suite's own
  }
}
