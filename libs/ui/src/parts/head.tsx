import type { ComponentChildren, VNode } from 'preact';
import { plain } from '../plain.js';
import type { PageFrame } from '../views/page-frame.js';
import { usePage } from './page-context.js';

/** The document's head; every address in it is of this site. */
export function Head({ frame, extra }: { frame: PageFrame; extra: ComponentChildren }): VNode {
  const { t, lang, moment } = usePage();
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <title>{[frame.title, moment && plain(moment, lang), t('siteName')].filter(Boolean).join(' – ')}</title>
      <meta name="description" content={frame.description} />
      <meta name="color-scheme" content="light dark" />
      {frame.past && <meta name="robots" content="noindex" />}
      {frame.fonts.map((font) => (
        <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
      ))}
      <link rel="stylesheet" href={frame.stylesheet} />
      <link rel="icon" href={frame.icon} type="image/svg+xml" />
      {frame.languages.map(({ lang, href }) => (
        <link key={lang} rel="alternate" hreflang={lang} href={href} />
      ))}
      {frame.alternates.map(({ type, href, title }) => (
        <link key={href} rel="alternate" type={type} href={href} title={title} />
      ))}
      {frame.script && <script type="module" src={frame.script} />}
      {extra}
    </head>
  );
}
