import { en, type Kind, type PartialDate, partialDate } from '@milepost/contracts';
import { keepers } from './keepers.js';
import { aboutEntry, defined, entered, type EvidenceOf, type RecordCommand, text } from './record-command.js';
import type { RecordFile } from './record-file.js';

type Entered = { kind: Kind; id: string; keeper: string; on: PartialDate; known: Parameters<typeof entered>[0]; change: object };

/** Mandates, pages, priorities, objectives, policy areas, parties and roles: the keeper enters them where their priority is kept. */
export function frameworkCommands(record: RecordFile, evidence: EvidenceOf): RecordCommand[] {
  return [...entries(record)].map(({ kind, id, keeper, on, known, change }) => ({
    kind,
    id,
    department: keeper,
    as: 'keeper',
    of: keeper,
    stream: `framework/${keeper}`,
    type: 'EntryRegistered',
    action: null,
    body: { ...entered(known, on, evidence), change },
    refers: {},
    idempotencyKey: `register.${kind}.${id}`,
  }));
}

function* entries(record: RecordFile): Generator<Entered> {
  const keeper = keepers(record);
  const wording = (page: string | null) => wordedOn(record, page);
  for (const [at, one] of record.mandates.entries()) {
    const change = { title: en(one.title), start: one.start, end: one.end, ...aboutEntry(one, at) };
    yield { kind: 'mandate', id: one.id, keeper: keeper.ofMandate(one.id), on: one.start, known: one, change };
  }
  for (const [at, one] of record.pages.entries())
    yield { kind: 'page', id: one.id, keeper: keeper.ofPage(one.id), on: wording(one.id), known: one, change: page(one, at) };
  for (const [at, one] of record.priorities.entries())
    yield { kind: 'priority', id: one.id, keeper: keeper.ofPriority(one.id), on: wording(one.page), known: one, change: priority(one, at) };
  for (const [at, one] of record.objectives.entries()) {
    const { id, title, ambition, priority, page, department } = one;
    const change = defined({ priority, page, title: en(title), ambition: text(ambition), department, ...aboutEntry(one, at) });
    yield { kind: 'objective', id, keeper: keeper.ofPriority(priority), on: wording(page), known: one, change };
  }
  for (const [at, one] of record.policyAreas.entries()) {
    const { id, title, statement, page, department } = one;
    const change = { title: en(title), statement: statement === null ? null : en(statement), page, department, ...aboutEntry(one, at) };
    yield {
      kind: 'policyArea',
      id,
      keeper: page ? keeper.ofPage(page) : (department ?? keeper.first),
      on: wording(page),
      known: one,
      change,
    };
  }
  for (const [at, one] of record.parties.entries()) {
    const change = { name: one.name, form: one.kind, ...aboutEntry(one, at) };
    yield { kind: 'party', id: one.id, keeper: keeper.ofParty(one.id), on: wording(null), known: one, change };
  }
  for (const [at, one] of record.roles.entries()) {
    const { id, title, page, onPage, holder, mandate, since, until, departments } = one;
    const change = defined({ title: en(title), page, onPage, holder, mandate, since, until, departments, ...aboutEntry(one, at) });
    yield { kind: 'role', id, keeper: keeper.ofMandate(mandate), on: since, known: one, change };
  }
}

/** When a page was worded as the file has it; entries without a page go by the first page. */
export function wordedOn({ pages }: RecordFile, id: string | null): PartialDate {
  const worded = (pages.find((page) => page.id === id) ?? pages[0])?.wordingFrom;
  if (!worded) throw new Error(`The record file does not say since when page ${id} has its wording.`);
  return partialDate(worded.date);
}

function page(
  { title, mandate, priority, file, url, urlMissing, wordingFrom, headings, ...known }: RecordFile['pages'][number],
  at: number,
) {
  const worded = wordingFrom && defined({ on: partialDate(wordingFrom.date), remark: wordingFrom.remark });
  return defined({ title: en(title), mandate, priority, file, url, urlMissing, wordingFrom: worded, headings, ...aboutEntry(known, at) });
}

function priority(one: RecordFile['priorities'][number], at: number) {
  const { mandate, page, title, subtitle, overviewTitle, overview, approach } = one;
  const texts = {
    title: en(title),
    subtitle: text(subtitle),
    overviewTitle: text(overviewTitle),
    overview: overview.map(en),
    approach: text(approach),
  };
  return defined({ mandate, page, ...texts, ...aboutEntry(one, at) });
}
