import type { VNode } from 'preact';
import type { BulletView, ObjectiveView } from '../views/priority.js';
import { usePage } from './page-context.js';
import { Original, Say } from './say.js';
import { Delivery } from './status.js';
import { Tags } from './tags.js';

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
