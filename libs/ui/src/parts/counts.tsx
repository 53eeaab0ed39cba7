import type { VNode } from 'preact';
import type { StatusCounts } from '../views/values.js';
import { deliveryOrder, deliverySigns } from '../words.js';
import { Glyph } from './glyph.js';
import { usePage } from './page-context.js';

/** How many promises stand where, as large figures; each is a link to its list. */
export function BigCounts({ of }: { of: StatusCounts }): VNode {
  const { t } = usePage();
  return (
    <ul class="big">
      {deliveryOrder
        .filter((status) => of[status].count > 0)
        .map((status) => (
          <li key={status}>
            <a href={of[status].href ?? undefined}>
              <b>{of[status].count}</b>{' '}
              <span class={`st k-${deliverySigns[status].tone}`}>
                <Glyph name={deliverySigns[status].glyph} />
                <span class="lbl">{t('delivery', status)}</span>
              </span>
            </a>
          </li>
        ))}
    </ul>
  );
}

/** `1 partly kept, 2 under way`, each number a link. */
export function CountsInWords({ of }: { of: StatusCounts }): VNode {
  const { t } = usePage();
  const used = deliveryOrder.filter((status) => of[status].count > 0);
  return (
    <p class="small">
      {used.map((status, i) => (
        <>
          {i > 0 && ', '}
          <a key={status} href={of[status].href ?? undefined}>
            {of[status].count} {t('listed', status)}
          </a>
        </>
      ))}
    </p>
  );
}
