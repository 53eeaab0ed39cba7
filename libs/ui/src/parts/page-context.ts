import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { translator, type Translate } from '../translate.js';
import type { PartialDate } from '../views/values.js';

/** What every component may know about the page it stands on. */
export interface PageContext {
  lang: string;
  t: Translate;
  /** The page describes an earlier day: verbs stand in the past tense. */
  past: boolean;
  /** The day the page describes, precision day. */
  day: PartialDate;
}

export const pageContext = (lang: string, day: PartialDate, past: boolean): PageContext => ({ lang, t: translator(lang), past, day });

const context = createContext<PageContext>(pageContext('en', { date: '2000-01-01', precision: 'day' }, false));

export const PageProvider = context.Provider;
export const usePage = (): PageContext => useContext(context);
