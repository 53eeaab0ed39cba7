import type { VNode } from 'preact';
import type { BulletView, ObjectiveView } from '../views/pages.js';
import { CountsInWords } from './counts.js';
import { usePage } from './page-context.js';
import { Original, Say } from './say.js';
import { Delivery } from './status.js';
import { Tags } from './tags.js';
import { Units } from './units.js';

/** The objectives with their taglines as the page has them, and how their promises stand. */
export function Objectives({ of }: { of: readonly ObjectiveView[] }): VNode {
  return (
    <ul class="objs">
      {of.map((objective) => (
        <li key={objective.id}>
          <div>
            <h3>
              <a href={`#how-${objective.id}`}>
                <Original text={objective.title} />
              </a>
            </h3>
            {objective.tagline && (
              <p>
                <Original text={objective.tagline} />
              </p>
            )}
          </div>
          <div>
            <Units of={objective.counts} />
            <CountsInWords of={objective.counts} />
          </div>
        </li>
      ))}
    </ul>
  );
}

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
            <span>
              <Delivery status={bullet.status} />
              <Tags of={bullet.tags} />
            </span>
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

/** A theme of the page "Promises kept": each promise in its own words beside what became of it. */
export function Theme({ of }: { of: ObjectiveView }): VNode {
  return (
    <section class="theme" id={of.id} aria-labelledby={`${of.id}-h`}>
      <h3 id={`${of.id}-h`}>
        <Original text={of.title} />
      </h3>
      <ul class="kept">
        {of.promises.map((bullet) => (
          <li key={bullet.href}>
            <Wording of={bullet} />
            <Outcome of={bullet} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Wording({ of }: { of: BulletView }): VNode {
  const { t } = usePage();
  return (
    <div>
      <p class="q">{of.from === 'heading' ? <span class="muted">{t('headingOnly')}</span> : <Original text={of.statement} />}</p>
      <a class="lnk" href={of.href}>
        <Original text={of.title} />
      </a>
    </div>
  );
}

function Outcome({ of }: { of: BulletView }): VNode {
  return (
    <div>
      <Delivery status={of.status} />
      <Tags of={of.tags} />
      {of.since.length > 0 && (
        <p class="since">
          {of.since.map((one, i) => (
            <Since key={i} of={one} />
          ))}
        </p>
      )}
    </div>
  );
}

function Since({ of }: { of: BulletView['since'][number] }): VNode {
  const { t } = usePage();
  return (
    <>
      {of.kind !== 'fact' && <strong>{t(of.kind === 'since' ? 'since' : 'nextUp')} </strong>}
      <Say it={of.words} />{' '}
    </>
  );
}
