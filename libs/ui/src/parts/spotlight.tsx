import type { VNode } from 'preact';
import type { SpotlightView } from '../views/priority.js';
import { usePage } from './page-context.js';
import { Original } from './say.js';
import { Delivery } from './status.js';

export function Spotlights({ of }: { of: readonly SpotlightView[] }): VNode {
  const { t } = usePage();
  if (of.length === 0) return <p class="muted">{t('noSpotlight')}</p>;
  return (
    <>
      {of.map(({ title, text, commitment }) => (
        <div key={title.text} class="spot fig">
          <h3>
            <Original text={title} />
          </h3>
          <p>
            <Original text={text} />
          </p>
          {commitment && (
            <p>
              <a href={commitment.link.href}>{commitment.link.label}</a> <Delivery status={commitment.status} />
            </p>
          )}
        </div>
      ))}
    </>
  );
}
