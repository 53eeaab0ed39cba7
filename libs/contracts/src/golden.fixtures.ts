import { readdirSync, readFileSync } from 'node:fs';
import type { MilestoneEvent } from './event.js';
import { readEvent } from './read-event.js';

const folder = new URL('../src/fixtures/v1/', import.meta.url);

/** One golden example for each event type, and for each kind that EntryRegistered registers; the heartbeat stands beside them. */
export const goldenFiles = readdirSync(folder).filter((file) => file !== 'DepartmentHeartbeat.json');

export const goldenText = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

export function goldenEvent(file: string): MilestoneEvent {
  const answer = readEvent(goldenText(file));
  if (!answer.readable) throw new Error(`${file}: ${answer.reason}`);
  return answer.event;
}

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

/** A field that this version does not know. */
export const added = { addedlater: 'in a language that became official later' };

/** The text as a later version would write it: with `added` in every object, at every depth. */
export const newerText = (text: string): string => JSON.stringify(widened(JSON.parse(text) as Json));

function widened(value: Json): Json {
  if (Array.isArray(value)) return value.map(widened);
  if (value === null || typeof value !== 'object') return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, widened(part)]));
  return { ...inner, ...added };
}
