import type { ComponentChildren, VNode } from 'preact';
import type { GlyphName } from '../glyphs.js';
import type { Words } from '../translate.js';
import type { Crumb, FollowView } from '../views/page-frame.js';
import { Glyph } from './glyph.js';
import { usePage } from './page-context.js';
import { Say } from './say.js';

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

const channels: readonly (readonly ['feed' | 'calendar' | 'data', GlyphName])[] = [
  ['feed', 'feed'],
  ['calendar', 'cal'],
  ['data', 'hook'],
];

/** Ways to be told of changes; as a row at the foot of lists. Nothing where no way exists. */
export function Follow({ of, row = false }: { of: FollowView; row?: boolean }): VNode | null {
  const { t } = usePage();
  const offered = channels.flatMap(([channel, glyph]) => (of[channel] ? [{ channel, glyph, href: of[channel] }] : []));
  if (offered.length === 0 && !of.mail) return null;
  return (
    <section class={row ? 'follow row' : 'follow'} aria-labelledby="follow-h">
      <div>
        <h2 id="follow-h">{t('followTitle', of.what)}</h2>
        <p>{t('followNote')}</p>
        {offered.length > 0 && (
          <ul>
            {offered.map(({ channel, glyph, href }) => (
              <li key={channel}>
                <a href={href}>
                  <Glyph name={glyph} />
                  {t(channel)}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
      {of.mail && (
        <a class="btn" href={of.mail}>
          <Glyph name="mail" />
          {t('byMail')}
        </a>
      )}
    </section>
  );
}

/** A message in the flow of a page: what it is, and what to do. */
export function Notification({
  tone,
  title,
  children,
}: {
  tone?: 'kept' | 'wait' | 'bad';
  title: Words;
  children?: ComponentChildren;
}): VNode {
  const glyph = tone ? ({ kept: 'kept', wait: 'quiet', bad: 'warn' } as const)[tone] : 'info';
  return (
    <div class={tone ? `note k-${tone}` : 'note'}>
      <h3>
        <Glyph name={glyph} />
        <Say it={title} />
      </h3>
      {children}
    </div>
  );
}
