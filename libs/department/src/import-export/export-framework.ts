import { byEnd, type MilestoneEvent } from '@milepost/contracts';
import { type Entries, type Kept, knownOf, maybe, words } from './export-entries.js';
import { saidInFile } from './export-event.js';
import { fileId, type RecordIds } from './export-ids.js';
import { defined } from './record-command.js';
import type { Exported } from './export-record.js';
import type { RecordEvent } from './record-history.js';

type Framework = Pick<
  Exported,
  | 'departments'
  | 'mandates'
  | 'pages'
  | 'priorities'
  | 'objectives'
  | 'policyAreas'
  | 'parties'
  | 'roles'
  | 'opinionFindings'
  | 'spotlights'
  | 'updates'
  | 'recordEvents'
>;

export const exportFramework = (entries: Entries, events: readonly MilestoneEvent[], ids: RecordIds): Framework => ({
  departments: departmentsIn(events),
  mandates: entries('mandate').map(({ id, state }) => ({
    id,
    title: words(state.title),
    start: state.start,
    end: state.end,
    ...knownOf(state),
  })),
  pages: entries('page').map(page),
  priorities: entries('priority').map(priority),
  objectives: entries('objective').map(({ id, state }) => {
    const { priority, page, title, ambition, department } = state;
    return defined({ id, priority, page, title: words(title), ambition: maybe(ambition), department, ...knownOf(state) });
  }),
  policyAreas: entries('policyArea').map(({ id, state }) => {
    const { title, statement, page, department } = state;
    return { id, title: words(title), statement: statement && words(statement), page, department, ...knownOf(state) };
  }),
  parties: entries('party').map(({ id, state }) => ({ id, name: state.name, kind: state.form, ...knownOf(state) })),
  roles: entries('role').map(({ id, state }) => {
    const { title, page, onPage, holder, mandate, since, until, departments } = state;
    return defined({ id, title: words(title), page, onPage, holder, mandate, since, until, departments, ...knownOf(state) });
  }),
  opinionFindings: entries('survey').map(survey),
  spotlights: entries('spotlight').map(({ id, state }) => {
    const { page, priority, title, text, commitment, parties } = state;
    return { id, page, priority, title: words(title), text: words(text), commitment, parties, ...knownOf(state) };
  }),
  updates: entries('update').map((update) => exportUpdate(update, events)),
  recordEvents: events.toSorted((a, b) => byEnd(a.data.occurredOn, b.data.occurredOn)).flatMap((event) => recordEvent(event, ids)),
});

function departmentsIn(events: readonly MilestoneEvent[]): Exported['departments'] {
  const names = new Map(events.map(({ data }) => [data.department, data.departmentName]));
  return [...names].map(([id, title]) => ({ id, title })).sort((a, b) => a.id.localeCompare(b.id));
}

function page({ id, state }: Kept<'page'>): Framework['pages'][number] {
  const { title, mandate, priority, file, url, urlMissing, wordingFrom, headings } = state;
  const worded = wordingFrom && defined({ ...wordingFrom.on, remark: wordingFrom.remark });
  return defined({ id, title: words(title), mandate, priority, file, url, urlMissing, wordingFrom: worded, headings, ...knownOf(state) });
}

function priority({ id, state }: Kept<'priority'>): Framework['priorities'][number] {
  const { mandate, page, title, subtitle, overviewTitle, overview, approach } = state;
  const texts = {
    title: words(title),
    subtitle: maybe(subtitle),
    overviewTitle: maybe(overviewTitle),
    overview: overview.map(words),
    approach: maybe(approach),
  };
  return defined({ id, mandate, page, ...texts, ...knownOf(state) });
}

function survey({ id, state }: Kept<'survey'>): Framework['opinionFindings'][number] {
  const { title, fieldwork, sample, published, page, priority, findings } = state;
  const period = { from: fieldwork.from.date, to: fieldwork.to.date };
  const said = findings.map((finding) => ({ ...finding, statement: words(finding.statement) }));
  return { id, title: words(title), fieldwork: period, sample, published, page, priority, findings: said, ...knownOf(state) };
}

function exportUpdate({ id, state }: Kept<'update'>, events: readonly MilestoneEvent[]): Framework['updates'][number] {
  const posted = events.find(({ type, data }) => type === 'UpdatePosted' && data.entryId === id)!;
  const { page, commitment, date, title, text, evidenceMissing } = state;
  const texts = { title: words(title), text: maybe(text), evidenceMissing: maybe(evidenceMissing) };
  const department = posted.data.actor.department ?? posted.data.department;
  return defined({ id, page, commitment, department, ...date, ...texts, event: fileId(posted), ...knownOf(state) });
}

/** Events of entries outside any commitment that the file keeps as events; the others are in the entries themselves. */
function recordEvent(event: MilestoneEvent, ids: RecordIds): RecordEvent[] {
  const { type, data } = event;
  if (type === 'OpinionPublished') return [{ type, ...saidInFile(event, ids), payload: { survey: data.entryId } }];
  if (type === 'SpotlightSet' || type === 'SpotlightEnded')
    return [{ type, ...saidInFile(event, ids), payload: { spotlight: data.entryId } }];
  return [];
}
