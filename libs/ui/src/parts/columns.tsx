import type { ComponentChildren, VNode } from 'preact';
import type { FollowView } from '../views/page-frame.js';
import { Follow } from './follow.js';
import { usePage } from './page-context.js';

export interface SectionOf {
  id: string;
  title: string;
  content: ComponentChildren;
}

export function Section({ id, title, content }: SectionOf): VNode {
  return (
    <section class="sec" id={id} aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>{title}</h2>
      {content}
    </section>
  );
}

/** Contents at the left, sections at the right; the follow box stands under the contents. */
export function Columns({ sections, follow }: { sections: readonly SectionOf[]; follow: FollowView | null }): VNode {
  const { t } = usePage();
  return (
    <div class="cols">
      <div class="toc">
        <nav aria-labelledby="toc-h">
          <h2 id="toc-h">{t('onThisPage')}</h2>
          <ul>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        {follow && (
          <div class="side">
            <Follow of={follow} />
          </div>
        )}
      </div>
      <div class="body">
        {sections.map((section) => (
          <Section key={section.id} {...section} />
        ))}
      </div>
    </div>
  );
}
