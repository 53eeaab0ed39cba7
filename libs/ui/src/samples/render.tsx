import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { pageContext, PageProvider } from '../parts/page-context.js';
import { d } from './values.js';

/** Renders a part as on a page of 21 November 2026, or on an earlier day. */
export function rendered(part: VNode, { lang = 'en', asOf }: { lang?: string; asOf?: string } = {}): string {
  const context = pageContext(lang, d('2026-11-21'), asOf ? { asOf: d(asOf), knownAt: null } : null);
  return renderToString(<PageProvider value={context}>{part}</PageProvider>);
}

/** What a reader reads: without markup, and with plain spaces. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<(svg|style|head)\b[^]*?<\/\1>/g, '')
    .replace(/<\/(p|li|h\d|dt|dd|td|th|div|summary)>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');
