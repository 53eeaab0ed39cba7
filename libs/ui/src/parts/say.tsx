import type { ComponentChild, VNode } from 'preact';
import { printDate } from '../dates.js';
import type { Part } from '../phrase.js';
import type { Words } from '../translate.js';
import type { PartialDate, Text } from '../views/values.js';
import { usePage } from './page-context.js';

/** A date in words, as exact as it is known, with the same precision for machines. */
export function Day({ date }: { date: PartialDate }): VNode {
  return <time dateTime={date.date}>{printDate(date, usePage().lang)}</time>;
}

/** Words of the record; marked with their language where it is not the page's. */
export function Original({ text }: { text: Text }): VNode {
  return text.lang === usePage().lang ? <>{text.text}</> : <span lang={text.lang}>{text.text}</span>;
}

/** Prints words and phrases: dates become `<time>`, links links, foreign words carry their language. */
export function Say({ it }: { it: Words }): VNode {
  return <>{typeof it === 'string' ? it : it.map(part)}</>;
}

function part(one: Part): ComponentChild {
  if (typeof one === 'string') return one;
  if ('precision' in one) return <Day date={one} />;
  if ('href' in one) return <a href={one.href}>{one.label}</a>;
  if ('strong' in one) return <strong>{one.strong.map(part)}</strong>;
  return <Original text={one} />;
}
