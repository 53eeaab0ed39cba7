import { byEnd, type MilestoneEvent, type PartialDate, partialDate, startOf } from '@milepost/contracts';
import { type Assets, type PageFrame, translator } from '@milepost/ui';
import type { ClockQuery, Moment } from '../api/clocks.js';
import { Addresses } from './addresses.js';
import { type History, pastView } from './past.js';
import type { Snapshot } from './snapshot.js';
import { isNews } from './views/events.js';

/** What a page says about itself. */
export interface About {
  title: string;
  description: string;
  section: PageFrame['section'];
  /** Path below the language, e.g. `commitments/frontex-standing-corps`. */
  path: string;
  /** Query of the page besides the clocks. */
  query: Readonly<Record<string, string | readonly string[] | undefined>>;
  data: string | null;
}

export interface Visit {
  lang: string;
  clocks: ClockQuery;
  moment: Moment;
  now: Date;
}

/** Everything around a page's body. */
export function pageFrame(about: About, { lang, clocks, moment, now }: Visit, record: Snapshot | undefined, assets: Assets): PageFrame {
  const to = new Addresses(lang, clocks);
  const history = record ? historyOf(record, moment) : { counted: [], leftOut: [] };
  return {
    lang,
    title: about.title,
    description: about.description,
    path: to.path(about.path),
    today: partialDate(now.toISOString().slice(0, 10)),
    firstDay: firstDay([...history.counted, ...history.leftOut].map(({ data }) => data.occurredOn), moment.day), // prettier-ignore
    keep: kept(about.query),
    past: pastView(clocks, moment, history, (other) => to.at(other).to(about.path, about.query)),
    section: about.section,
    navigation: {
      home: to.home(),
      promises: to.commitments(),
      changes: to.changes(),
      departments: to.departments(),
      method: to.method(),
      search: `${to.commitments()}#filters`,
    },
    footer: { verify: `${to.method()}#verify`, data: '/openapi.json', feeds: null, accessibility: null },
    languages: [],
    alternates: about.data ? [{ type: 'application/json', href: about.data, title: translator(lang)('footData') }] : [],
    stylesheet: assets.stylesheet,
    icon: assets.icon,
    fonts: [...assets.fonts],
    script: null,
  };
}

/** Entering a promise into the record counts on every day, but it is told only from its own day on. */
function historyOf({ events, leftOut }: Snapshot, { day }: Moment): History {
  const told = ({ data }: MilestoneEvent) => startOf(data.occurredOn) <= day.date;
  const news = events.filter(isNews);
  return { counted: news.filter(told), leftOut: [...leftOut.filter(isNews), ...news.filter((event) => !told(event))] };
}

const firstDay = (days: readonly PartialDate[], day: PartialDate): PartialDate =>
  partialDate(days.toSorted(byEnd)[0] ? startOf(days.toSorted(byEnd)[0]!) : day.date);

const kept = (query: About['query']): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([name, given]) => (given?.length ? [[name, [given].flat()[0]!]] : [])));
