import type { VNode } from 'preact';
import type { ActView } from '../views/commitment.js';
import { usePage } from './page-context.js';

const schemes: Readonly<Record<string, string>> = { celex: 'CELEX', eli: 'ELI', com: '', oj: '', procedure: '' };

/** Outside names of an act or paper; a scheme's name stands before a value that does not carry it. */
export function Identifiers({ of }: { of: ActView['identifiers'] }): VNode | null {
  const { t } = usePage();
  if (of.length === 0) return null;
  const name = (scheme: string) => (scheme === 'procedure' ? t('procedureName') : (schemes[scheme] ?? scheme));
  return (
    <div class="ids">
      {of.map(({ scheme, value, url }) => {
        const label = `${name(scheme)} ${shorten(scheme, value)}`.trim();
        return url ? (
          <a key={label} href={url}>
            {label}
          </a>
        ) : (
          <span key={label}>{label}</span>
        );
      })}
    </div>
  );
}

/** `http://data.europa.eu/eli/reg/2019/1896/oj` → `reg/2019/1896` */
const shorten = (scheme: string, value: string) =>
  scheme === 'eli' ? value.replace(/^https?:\/\/data\.europa\.eu\/eli\//, '').replace(/\/oj$/, '') : value;
