import type { PartialDate } from '@milepost/contracts';
import type { Crumb, PriorityView, PromisesKeptView, SpotlightView } from '@milepost/ui';
import type { Reading } from '../reading.js';
import type { Snapshot, Standing } from '../snapshot.js';
import { isClosing } from './crumb.js';
import { statusCounts } from './counts.js';
import { objectiveViews } from './objectives.js';
import { roleView, rolesOn } from './people.js';
import { policyAreasOf } from './policy-areas.js';
import { progressOf } from './progress.js';
import { allPromises, type PromiseFacts } from './standing.js';
import { surveysOf } from './surveys.js';
import { textOf, textOrNull, yearsOf } from './texts.js';

const under = (priority: Standing<'priority'>, { record }: Reading) => {
  const objectives = new Set(record.all('objective').filter(({ state }) => state.priority === priority.id).map(({ id }) => id)); // prettier-ignore
  return ({ state }: PromiseFacts) => objectives.has(state.objective);
};

function pageOf(priority: Standing<'priority'>, { record, day }: Reading): { href: string | null; wordedIn: PartialDate } {
  const page = record.one('page', priority.state.page)?.state;
  return { href: page?.url ?? null, wordedIn: page?.wordingFrom?.on ?? day };
}

const mandateOf = (priority: Standing<'priority'>, { record }: Reading) => {
  const mandate = record.one('mandate', priority.state.mandate);
  return mandate ? yearsOf(mandate.state) : '';
};

const crumb = (current: string, { to, t }: Reading): Crumb => ({ trail: [{ href: to.home(), label: t('home') }], current });

/** The page of a priority: every heading and bullet of the Commission page in its order, and how each promise stands. */
export function priorityView(priority: Standing<'priority'>, reading: Reading): PriorityView {
  const promises = allPromises(reading).filter(under(priority, reading));
  const { state } = priority;
  const title = textOf(state.title, reading);
  const page = pageOf(priority, reading);
  return {
    title,
    crumb: crumb(title.text, reading),
    mandate: mandateOf(priority, reading),
    counts: statusCounts(promises, { priority: priority.id }, reading),
    promises: promises.length,
    countedOn: reading.day,
    list: reading.to.commitments({ priority: priority.id }),
    overview: state.overview.map((text) => textOf(text, reading)),
    page,
    surveys: surveysOf(priority.id, reading),
    objectives: objectiveViews(priority, promises, page.wordedIn, reading),
    approach: textOrNull(state.approach, reading),
    progress: { lead: null, entries: progressOf(state.page, promises, reading), all: reading.to.changes({ priority: priority.id }) },
    spotlights: spotlightsOf(priority.id, reading),
    roles: rolesOn(reading).filter((role) => role.state.page === state.page && role.state.onPage).map((role) => roleView(role, reading)), // prettier-ignore
    policyAreas: policyAreasOf(state.page, reading),
    follow: null,
  };
}

/** The closing page of a mandate: its promises by theme, and what became of each since. */
export function promisesKeptView(priority: Standing<'priority'>, reading: Reading): PromisesKeptView {
  const promises = allPromises(reading).filter(under(priority, reading));
  const { state } = priority;
  const page = pageOf(priority, reading);
  return {
    crumb: crumb(reading.t('promisesKept'), reading),
    mandate: mandateOf(priority, reading),
    priority: {
      title: textOf(state.title, reading),
      subtitle: textOrNull(state.subtitle, reading),
      overviewTitle: textOrNull(state.overviewTitle, reading),
      overview: state.overview.map((text) => textOf(text, reading)),
    },
    promises: promises.length,
    counts: statusCounts(promises, { priority: priority.id }, reading),
    notAssessed: promises.filter((promise) => promise.state.assessment.verdict === 'notAssessed').length,
    themes: objectiveViews(priority, promises, page.wordedIn, reading),
    policyAreas: policyAreasOf(state.page, reading),
    learnMore: null,
    page,
    follow: null,
  };
}

/** The priority whose Commission page closes this mandate; `mandate-2019-2024` and `2019-2024` are the same. */
export const closingOf = (mandate: string, record: Snapshot): Standing<'priority'> | undefined =>
  record
    .all('priority')
    .find(
      ({ state }) => (state.mandate === mandate || state.mandate === `mandate-${mandate}`) && isClosing(record.one('page', state.page)),
    );

function spotlightsOf(priority: string, reading: Reading): SpotlightView[] {
  const { record, to, day } = reading;
  const shines = ({ state: { period } }: Standing<'spotlight'>) => !period.to || period.to.date >= day.date;
  return record
    .all('spotlight')
    .filter((spotlight) => spotlight.state.priority === priority && shines(spotlight))
    .map(({ state: { title, text, commitment, period } }) => {
      const promise = commitment ? record.one('commitment', commitment) : undefined;
      return {
        title: textOf(title, reading),
        text: textOf(text, reading),
        commitment: promise
          ? {
              link: { href: to.commitment(promise.id), label: textOf(promise.state.title, reading).text },
              status: promise.state.delivery.status,
            }
          : null,
        from: period.from,
        until: period.to,
      };
    });
}
