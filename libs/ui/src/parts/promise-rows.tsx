import type { VNode } from 'preact';
import type { PromiseRow } from '../views/lists.js';
import { usePage } from './page-context.js';
import { Original, Say } from './say.js';
import { Delivery } from './status.js';
import { Tags } from './tags.js';

/** Promises as a list: title, own words, where each stands and when it is due. */
export function PromiseRows({ of }: { of: readonly PromiseRow[] }): VNode {
  return (
    <ul class="rows fig">
      {of.map((row) => (
        <li key={row.href} class="item">
          <div>
            <h3>
              <a href={row.href}>
                <Original text={row.title} />
              </a>
            </h3>
            <p>
              <Original text={row.statement} />
            </p>
            <Tags of={row.tags} />
          </div>
          <Standing of={row} />
        </li>
      ))}
    </ul>
  );
}

function Standing({ of }: { of: PromiseRow }): VNode {
  const { t } = usePage();
  return (
    <div>
      <Delivery status={of.status} />
      <dl>
        <div>
          <dt>{t('departmentKick')}</dt>
          <dd>{of.department}</dd>
        </div>
        <div>
          <dt>{t('due')}</dt>
          <dd>
            <Say it={of.due ? [of.due] : t('noDateGiven')} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
