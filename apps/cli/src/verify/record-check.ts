import type { Link } from './link.js';
import { Sequence } from './sequence.js';

export type Place = 'log' | 'topic' | 'history' | 'read model';

export interface Finding {
  place: Place;
  /**
   * `lost` and `unknown` are meant against the departments' logs, which are the truth; `hole` is in a log itself; `parked` is not there yet,
   * for the aggregator has set it aside.
   */
  wrong: 'lost' | 'parked' | 'doubled' | 'edited' | 'out of order' | 'hole' | 'unknown';
  subject: string;
  version: number;
}

export interface Head {
  subject: string;
  version: number;
}

interface Chain {
  hashes: string[];
  /** The version that every other place must have reached. */
  due: number;
  sequence: Sequence;
}

/**
 * Compares the departments' logs with the topics, the history and the read model, entry by entry, by hashes.
 * The logs are told first. What is told with `due` false came while the others were being read: it may be there or not yet.
 */
export class RecordCheck {
  private readonly chains = new Map<string, Chain>();
  private readonly seen = { topic: new Map<string, Sequence>(), history: new Map<string, Sequence>() };
  private readonly shown = new Map<string, number>();
  private readonly setAside = new Set<string>();
  private readonly unmatched: { place: 'topic' | 'history'; link: Link }[] = [];
  private readonly found: Finding[] = [];

  /** The next event of a department's log. */
  log({ subject, version, hash, previousHash }: Link, due = true): void {
    const chain = this.chains.get(subject) ?? { hashes: [], due: 0, sequence: new Sequence() };
    this.chains.set(subject, chain);
    const seen = chain.sequence.see(version);
    if (seen === 'again') return this.find('log', 'doubled', subject, version);
    if (seen === 'late') this.find('log', 'out of order', subject, version);
    // The successor holds the hash of the text as it was written: it is the predecessor that was changed since.
    if (seen === 'next' && previousHash !== (chain.hashes[version - 2] ?? null))
      this.find('log', 'edited', subject, Math.max(1, version - 1));
    chain.hashes[version - 1] = hash;
    if (due) chain.due = Math.max(chain.due, version);
  }

  /** The head of an entry as its department keeps it; its log has been told as of the same moment. */
  head({ subject, version, hash }: Head & { hash: string }): void {
    const { hashes, due } = this.chains.get(subject) ?? { hashes: [], due: 0 };
    if (due < version) this.find('log', 'lost', subject, version);
    else if (due > version) this.find('log', 'unknown', subject, due);
    else if (hashes[version - 1] !== hash) this.find('log', 'edited', subject, version);
  }

  /** The next event of a topic. It may come again, as it was. */
  topic(link: Link): void {
    const seen = this.sequence('topic', link.subject).see(link.version);
    if (seen === 'late') this.find('topic', 'out of order', link.subject, link.version);
    this.match('topic', link);
  }

  /** The next row of the history. */
  history(link: Link): void {
    if (this.sequence('history', link.subject).see(link.version) === 'again') this.find('history', 'doubled', link.subject, link.version);
    this.match('history', link);
  }

  /** An entry of the read model; `same` says whether its state is that of its version in the history. */
  entry({ subject, version, same }: Head & { same: boolean }): void {
    this.shown.set(subject, version);
    if (!same) this.find('read model', 'edited', subject, version);
  }

  /** An event that the aggregator has set aside. */
  parked({ subject, version }: Link): void {
    this.setAside.add(named(subject, version));
  }

  /** How much the logs hold. */
  counted(): { events: number; entries: number } {
    let events = 0;
    for (const { hashes } of this.chains.values()) events += hashes.length;
    return { events, entries: this.chains.size };
  }

  /** Everything that is wrong, when all has been told. */
  findings(): Finding[] {
    for (const [subject, chain] of this.chains) this.compare(subject, chain);
    for (const { place, link } of this.unmatched) this.judge(place, link);
    for (const [subject, version] of this.shown) if (!this.chains.has(subject)) this.find('read model', 'unknown', subject, version);
    return this.found;
  }

  private compare(subject: string, { sequence, due }: Chain): void {
    for (const version of sequence.lost(due)) this.find('log', 'hole', subject, version);
    const absent = (version: number) => (this.setAside.has(named(subject, version)) ? 'parked' : 'lost');
    for (const version of this.sequence('topic', subject).lost(due)) this.find('topic', 'lost', subject, version);
    for (const version of this.sequence('history', subject).lost(due)) this.find('history', absent(version), subject, version);
    const shown = this.shown.get(subject) ?? 0;
    if (shown < due) this.find('read model', absent(due), subject, due);
  }

  private match(place: 'topic' | 'history', link: Link): void {
    if (this.chains.get(link.subject)?.hashes[link.version - 1] !== link.hash) this.unmatched.push({ place, link });
  }

  private judge(place: 'topic' | 'history', { subject, version, hash }: Link): void {
    const logged = this.chains.get(subject)?.hashes[version - 1];
    if (logged === undefined) this.find(place, 'unknown', subject, version);
    else if (logged !== hash) this.find(place, 'edited', subject, version);
  }

  private sequence(place: 'topic' | 'history', subject: string): Sequence {
    const sequences = this.seen[place];
    const sequence = sequences.get(subject) ?? new Sequence();
    sequences.set(subject, sequence);
    return sequence;
  }

  private find(place: Place, wrong: Finding['wrong'], subject: string, version: number): void {
    this.found.push({ place, wrong, subject, version });
  }
}

const named = (subject: string, version: number) => `${subject} ${version}`;
