import type { Confidence } from '../codes.js';
import type { EvidenceView, PartialDate, StatusCounts, Text } from '../views.js';

const precisions = { 4: 'year', 7: 'month', 10: 'day' } as const;

/** `2024-05` → a month. */
export const d = (date: string): PartialDate => ({ date, precision: precisions[date.length as 4 | 7 | 10] });

export const en = (text: string): Text => ({ text, lang: 'en' });

export const evidence = (title: string, publisher: string, more: Partial<EvidenceView> = {}): EvidenceView => ({
  title: { text: title, lang: more.language ?? 'en' },
  url: `https://example.eu/${title.length}`,
  publisher,
  language: 'en',
  publishedOn: null,
  confidence: 'high' as Confidence,
  ...more,
});

export const counts = (delivered: number, partiallyDelivered: number, inProgress: number, notStarted: number): StatusCounts => {
  const of = (status: string, count: number) => ({ count, href: count > 0 ? `/en/promises?status=${status}` : null });
  return {
    delivered: of('delivered', delivered),
    partiallyDelivered: of('partiallyDelivered', partiallyDelivered),
    inProgress: of('inProgress', inProgress),
    notStarted: of('notStarted', notStarted),
    deferred: of('deferred', 0),
    notPursued: of('notPursued', 0),
  };
};
