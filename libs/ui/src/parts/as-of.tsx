import type { VNode } from 'preact';
import type { PageFrame } from '../views/page-frame.js';
import { usePage } from './page-context.js';
import { Say } from './say.js';

/** One grey line, always in the same place: which day the page shows, and the form to choose another. */
export function AsOfLine({ frame }: { frame: PageFrame }): VNode {
  const { t } = usePage();
  return (
    <div class="asof">
      <div class="w">
        <details>
          <summary>
            <span>
              <Say it={t('asOfToday', frame.today)} />
            </span>
            <u>{t('earlierDay')}</u>
          </summary>
          <AsOfForm frame={frame} />
        </details>
      </div>
    </div>
  );
}

/** A GET form: `?asOf=2024-06-09&clock=occurred`, or `clock=known` for the day of knowledge. */
export function AsOfForm({ frame }: { frame: PageFrame }): VNode {
  const { t } = usePage();
  const { past, today, firstDay } = frame;
  const value = (past?.asOf ?? past?.knownAt ?? today).date;
  return (
    <form class="asof-form" method="get" action={frame.path}>
      {Object.entries(frame.keep).map(([name, kept]) => (
        <input key={name} type="hidden" name={name} value={kept} />
      ))}
      <div class="field">
        <label for="asof">{t('showDay')}</label>
        <input class="in-s" type="date" id="asof" name="asOf" value={value} min={firstDay.date} max={today.date} required />
      </div>
      <Clocks known={past !== null && past.asOf === null} />
      <button class="btn sm" type="submit">
        {t('show')}
      </button>
    </form>
  );
}

function Clocks({ known }: { known: boolean }): VNode {
  const { t } = usePage();
  const choice = (value: string, checked: boolean, label: string, hint: string) => (
    <label class="opt">
      <input type="radio" name="clock" value={value} checked={checked} />
      <span>
        {label}
        <span class="hint small muted">{hint}</span>
      </span>
    </label>
  );
  return (
    <fieldset>
      <legend class="vh">{t('whichKnowledge')}</legend>
      {choice('occurred', !known, t('asItWas'), t('asItWasHint'))}
      {choice('known', known, t('asWeKnewIt'), t('asWeKnewItHint'))}
    </fieldset>
  );
}
