import type { VNode } from 'preact';
import type { Crumb } from '../views/page-frame.js';
import { usePage } from './page-context.js';

/** Path back; on small screens only the last step of it. */
export function Breadcrumb({ of }: { of: Crumb }): VNode {
  const { t } = usePage();
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol class="crumb">
        {of.trail.map(({ href, label }, i) => (
          <li key={href} class={i === of.trail.length - 1 ? 'up' : undefined}>
            <a href={href}>{label}</a>
          </li>
        ))}
        <li>
          <span aria-current="page">{of.current}</span>
        </li>
      </ol>
    </nav>
  );
}
