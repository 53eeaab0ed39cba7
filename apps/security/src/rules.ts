import { en, type LanguageMap } from '@milepost/contracts';
import { type Disclosed, type Proposal, refuse, type Rule } from '@milepost/department';

type Restrictable = { restricted?: true; publicSummary?: LanguageMap } | null;

/** Who restricts an entry says in the same breath what the public may read. */
export const hasPublicSummary: Rule = ({ change }) => {
  const { restricted, publicSummary } = change as NonNullable<Restrictable>;
  if (!restricted || publicSummary) return undefined;
  return refuse('missing-public-summary', 'A restricted entry needs a summary for the public.', '/change/publicSummary');
};

const withheld = en('Not disclosed.');

/** What is replaced when an entry is restricted; everything that is named neither here nor below is not disclosed either. */
const silent: Record<string, unknown> = { due: null, from: null, to: null, reason: withheld };

/** Fields that say which entry it is and how it stands. */
const open = new Set(['commitment', 'page', 'restricted', 'publicSummary', 'dateMet', 'position', 'supersedes', 'field']);

function silenced(change: Record<string, unknown>, publicSummary: LanguageMap): Record<string, unknown> {
  const disclosed = Object.entries(change).flatMap(([field, value]): [string, unknown][] => {
    if (field === 'title') return [[field, publicSummary]];
    if (open.has(field)) return [[field, value]];
    return field in silent ? [[field, silent[field]]] : [];
  });
  return Object.fromEntries(disclosed);
}

/** A restricted milestone or update shows its status and its public summary: no dates, reasons, sources or remarks. */
export function statusAndSummaryOnly({ before, after, change, said }: Proposal): Disclosed {
  const { restricted, publicSummary } = ((before ?? after) as Restrictable) ?? {};
  if (!restricted || !publicSummary) return { change, said };
  const { occurredOn, confidence } = said;
  return {
    change: silenced(change as Record<string, unknown>, publicSummary),
    said: { occurredOn, confidence, evidence: [], summary: publicSummary },
  };
}

export const rules: readonly Rule[] = [hasPublicSummary];
