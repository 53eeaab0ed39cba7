import type { VNode } from 'preact';
import type { FilterGroup } from '../views/lists.js';
import { usePage } from './page-context.js';

/** Chosen filters as links that remove themselves. */
export function Chips({ chosen, clear }: { chosen: readonly { label: string; without: string }[]; clear: string | null }): VNode | null {
  const { t } = usePage();
  if (chosen.length === 0) return null;
  return (
    <p class="chips">
      {chosen.map(({ label, without }) => (
        <a key={label} href={without}>
          <span class="vh">{t('removeFilter')} </span>
          {label} <span aria-hidden="true">×</span>
        </a>
      ))}
      {clear && (
        <a class="clear" href={clear}>
          {t('clearFilters')}
        </a>
      )}
    </p>
  );
}

/** One GET form; on small screens it stands after the list and is reached by a link. */
export function Filters({ of, action, search }: { of: readonly FilterGroup[]; action: string; search: string }): VNode {
  const { t } = usePage();
  return (
    <form class="filters" id="filters" method="get" action={action}>
      <h2 class="vh">{t('filters')}</h2>
      <div class="field first">
        <label for="q">{t('searchLabel')}</label>
        <input type="search" id="q" name="q" value={search} />
      </div>
      {of.map((group) => (
        <Group key={group.name} of={group} />
      ))}
      <button class="btn sm" type="submit">
        {t('applyFilters')}
      </button>
    </form>
  );
}

function Group({ of }: { of: FilterGroup }): VNode {
  return (
    <fieldset>
      <legend>{of.label}</legend>
      {of.options.map(({ value, label, count, chosen }) => (
        <label key={value} class="opt">
          <input type="checkbox" name={of.name} value={value} checked={chosen} />
          <span>{label}</span>
          <span class="ct">{count}</span>
        </label>
      ))}
    </fieldset>
  );
}
