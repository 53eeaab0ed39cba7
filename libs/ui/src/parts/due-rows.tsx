import type { VNode } from 'preact';
import type { Words } from '../translate.js';
import { since, until } from '../span.js';
import type { DueView } from '../views/home.js';
import { usePage } from './page-context.js';
import { Day, Original, Say } from './say.js';
import { Tags } from './tags.js';

/** Steps with their due dates: how long overdue, or how far ahead, as exactly as the date is known. */
export function DueRows({ of, none }: { of: readonly DueView[]; none: string }): VNode {
  if (of.length === 0) return <p class="muted">{none}</p>;
  return (
    <ol class="rows">
      {of.map((step) => (
        <li key={step.href + step.title.text}>
          <Row of={step} />
        </li>
      ))}
    </ol>
  );
}

function Row({ of }: { of: DueView }): VNode {
  const { t, day } = usePage();
  const overdue = of.overdueDays !== null;
  const distance: Words = overdue ? t('overdueBy', since(of.due, day)) : t('ahead', of.due, until(day, of.due));
  return (
    <>
      <span class="when">
        <Day date={of.due} />
      </span>
      <div>
        <h3>
          <a href={of.href}>
            <Original text={of.title} />
          </a>
        </h3>
        <p>
          {of.department} · <Say it={distance} />
        </p>
        {overdue && <Tags of={[{ kind: 'overdue', steps: 0, noNews: of.noNews }]} />}
      </div>
    </>
  );
}
