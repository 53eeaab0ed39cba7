import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { translator, type Translate, type Words } from '../translate.js';
import type { PastView } from '../views/page-frame.js';
import type { PartialDate } from '../views/values.js';

/** What every component may know about the page it stands on. */
export interface PageContext {
  lang: string;
  t: Translate;
  /** The page describes an earlier day: verbs stand in the past tense. */
  past: boolean;
  /** The day the page describes, precision day. */
  day: PartialDate;
  /** `as it was on 9 June 2019`; null today. */
  moment: Words | null;
}

/** `past` null: today. */
export function pageContext(lang: string, today: PartialDate, past: Pick<PastView, 'asOf' | 'knownAt'> | null): PageContext {
  const t = translator(lang);
  return { lang, t, past: past !== null, day: past?.asOf ?? past?.knownAt ?? today, moment: past && momentOf(past, t) };
}

function momentOf({ asOf, knownAt }: Pick<PastView, 'asOf' | 'knownAt'>, t: Translate): Words {
  if (asOf && knownAt) return t('pastBoth', asOf, knownAt);
  if (asOf) return t('pastAsItWas', asOf);
  return knownAt ? t('pastAsKnown', knownAt) : '';
}

const context = createContext<PageContext>(pageContext('en', { date: '2000-01-01', precision: 'day' }, null));

export const PageProvider = context.Provider;
export const usePage = (): PageContext => useContext(context);
