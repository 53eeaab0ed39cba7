import type { VNode } from 'preact';
import type { HomeView } from '../views/home.js';
import { Glyph } from './glyph.js';
import { usePage } from './page-context.js';

/** Worst first; what is merely unknown stands last. */
const looks = [
  ['overdueSteps', 'over', 'wait', 'lookOverdue'],
  ['moved', 'moved', 'wait', 'lookMoved'],
  ['keptLate', 'clock', 'wait', 'lookKeptLate'],
  ['undone', 'undone', 'bad', 'lookUndone'],
  ['partlyUndone', 'undone', 'bad', 'lookPartlyUndone'],
  ['sourcesDiffer', 'differ', 'wait', 'lookDiffer'],
  ['quiet', 'quiet', 'mute', 'lookQuiet'],
  ['notAssessed', 'unas', 'mute', 'lookNotAssessed'],
] as const;

/** What is wrong or unknown, counted; each number opens its list. */
export function LookCloser({ of }: { of: HomeView['look'] }): VNode {
  const { t } = usePage();
  return (
    <section class="look" aria-labelledby="look-h">
      <h2 id="look-h">{t('lookCloser')}</h2>
      <ul>
        {looks
          .filter(([key]) => of[key].count > 0)
          .map(([key, glyph, tone, words]) => (
            <li key={key}>
              <a href={of[key].href ?? undefined}>
                <span class={`k-${tone}`}>
                  <Glyph name={glyph} />
                </span>
                <b>{of[key].count}</b> <span>{t(words, of[key].count)}</span>
              </a>
            </li>
          ))}
      </ul>
    </section>
  );
}
