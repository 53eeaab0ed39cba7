import { endOf, type FactCorrected, type LanguageMap, type MilestoneEvent } from '@milepost/contracts';
import { type Phrase, phrase, sentences, type SinceView, type Text } from '@milepost/ui';
import type { Reading } from '../reading.js';
import { changeOf } from './events.js';
import { isRegression } from './history.js';
import type { StepFacts } from './steps.js';
import type { PromiseFacts } from './standing.js';
import { textOf } from './texts.js';

const sentence = ({ text, lang }: Text): Text => ({ text: text.replace(/\.$/, ''), lang });

const sentencesShown = 3;

/** What became of a promise since its page was worded: corrections, setbacks and progress, what is overdue, what comes next. */
export function sinceLines(of: PromiseFacts, wordedBy: string, reading: Reading): SinceView[] {
  const unreported = of.overdue.filter(({ status }) => status !== 'notMet').map((step) => overdueWords(step, reading));
  const since = [...newsSince(of, wordedBy, reading).slice(-sentencesShown), ...unreported, ...(of.undone ? [] : movedWords(of, reading))];
  const lines: SinceView[] = [
    { kind: 'fact', words: sentences(...corrections(of, reading)) },
    { kind: 'since', words: sentences(...since.slice(-sentencesShown)) },
    { kind: 'next', words: sentences(...nextWords(of, reading)) },
  ];
  return lines.filter(({ words }) => words.length > 0);
}

const corrections = ({ events }: PromiseFacts, reading: Reading): Phrase[] =>
  events
    .filter(({ type }) => type === 'FactCorrected')
    .map((event) => phrase`${sentence(textOf(changeOf<FactCorrected>(event).reason, reading))}.`);

const progress = new Set(['MilestoneMet', 'StageReached']);

/** Steps reached and stages passed after that day, and everything that went back; what follows from another is told by that one. */
function newsSince({ events }: PromiseFacts, wordedBy: string, reading: Reading): Phrase[] {
  const news = events.filter((event) => endOf(event.data.occurredOn) > wordedBy && (progress.has(event.type) || isRegression(event)));
  const told = new Set(news.map(({ id }) => id));
  return news
    .filter((event) => !told.has(event.data.causedBy ?? '') && !(isRegression(event) && event.type !== 'ActLapsed' && hasLapse(news)))
    .map((event) => phrase`${sentence(summaryOf(event, reading))}, ${event.data.occurredOn}.`);
}

/** A lapse takes steps and status with it: it is told once. */
const hasLapse = (news: readonly MilestoneEvent[]) => news.some(({ type }) => type === 'ActLapsed');

const summaryOf = ({ data }: MilestoneEvent, reading: Reading): Text => {
  const { text, lang } = textOf(data.summary ?? ({ en: data.entryId } as LanguageMap), reading);
  return { text: text.replace(/^Reached: /, ''), lang };
};

const overdueWords = ({ title, step }: StepFacts, reading: Reading): Phrase =>
  phrase`${sentence(textOf(title, reading))}, due ${step.due ?? ''}, is not reported.`;

function movedWords({ moved }: PromiseFacts, reading: Reading): Phrase[] {
  if (!moved?.step.due) return [];
  const { count, backToFirst } = moved.moves;
  const times = count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
  return [
    phrase`${sentence(textOf(moved.title, reading))}: the due date moved ${times} and is ${moved.step.due}${backToFirst ? ' again' : ''}.`,
  ];
}

/** The soonest due date ahead. */
function nextWords({ steps }: PromiseFacts, reading: Reading): Phrase[] {
  const ahead = steps.filter(({ step, reached, status, overdue }) => step.due && !reached && !overdue && status !== 'cancelled');
  const next = ahead.sort((a, b) => endOf(a.step.due!).localeCompare(endOf(b.step.due!)))[0];
  return next ? [phrase`${sentence(textOf(next.title, reading))}, due ${next.step.due!}.`] : [];
}
