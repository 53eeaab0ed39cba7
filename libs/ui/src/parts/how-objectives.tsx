import type { VNode } from 'preact';
import type { BulletView, ObjectiveView } from '../views/priority.js';
import { Original } from './say.js';
import { Delivery } from './status.js';
import { Tags } from './tags.js';

/** Every promise under its objective, verbatim and in the page's order, each with where it stands. */
export function HowObjectives({ of }: { of: readonly ObjectiveView[] }): VNode {
  return (
    <>
      {of.map((objective) => (
        <>
          <h3 key={objective.id} id={`how-${objective.id}`}>
            <Original text={objective.title} />
          </h3>
          {groupsByLeadIn(objective.promises).map((group) => (
            <Group key={group[0]?.href ?? ''} of={group} />
          ))}
        </>
      ))}
    </>
  );
}

/** A lead-in that is itself a promise stands in the list; one that is not opens it. */
function Group({ of }: { of: readonly BulletView[] }): VNode {
  const leadIn = of[0]?.leadIn ?? null;
  return (
    <>
      {leadIn && (
        <p class="muted">
          <Original text={leadIn} />
        </p>
      )}
      <ul class="how">
        {of.map((bullet) => (
          <li key={bullet.href}>
            <a href={bullet.href}>
              <Original text={bullet.statement} />
            </a>
            <div>
              <Delivery status={bullet.status} />
              <Tags of={bullet.tags} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Bullets in their order, cut wherever another lead-in begins; a lead-in already printed as a promise is not printed again. */
export function groupsByLeadIn(bullets: readonly BulletView[]): BulletView[][] {
  const asPromise = new Set(bullets.filter(({ from }) => from === 'leadIn').map(({ statement }) => statement.text));
  const groups: BulletView[][] = [];
  for (const bullet of bullets) {
    const leadIn = bullet.leadIn && !asPromise.has(bullet.leadIn.text) ? bullet.leadIn : null;
    const group = groups.at(-1);
    if (group && group[0]?.leadIn?.text === leadIn?.text) group.push({ ...bullet, leadIn });
    else groups.push([{ ...bullet, leadIn }]);
  }
  return groups;
}
