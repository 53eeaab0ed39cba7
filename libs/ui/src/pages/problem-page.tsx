import type { VNode } from 'preact';
import { usePage } from '../parts/page-context.js';
import type { ProblemView } from '../views/about.js';

/** What went wrong in plain words, and where to go from here. */
export function ProblemPage({ of }: { of: ProblemView }): VNode {
  const { t } = usePage();
  return (
    <div class="empty">
      <p class="kick">{of.status}</p>
      <h1>{t('problemTitle', of.status)}</h1>
      <p class="lead">{of.detail ?? t('problemText', of.status)}</p>
      <ul class="dots fig">
        {of.nearest.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function NotFoundPage({ nearest }: { nearest: ProblemView['nearest'] }): VNode {
  return <ProblemPage of={{ status: 404, detail: null, nearest }} />;
}
