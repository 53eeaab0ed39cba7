import type { VNode } from 'preact';
import type { GlyphName } from '../glyphs.js';
import type { FollowView } from '../views/page-frame.js';
import { Glyph } from './glyph.js';
import { usePage } from './page-context.js';

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
