import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { glyphsIn } from './glyphs.js';
import { AsOfLine } from './parts/as-of.js';
import { Footer } from './parts/footer.js';
import { Sprite } from './parts/glyph.js';
import { Head } from './parts/head.js';
import { Header } from './parts/header.js';
import { pageContext, PageProvider } from './parts/page-context.js';
import { PastBanner } from './parts/past-banner.js';
import type { PageFrame } from './views/page-frame.js';

export interface Page {
  frame: PageFrame;
  /** Further elements for the document's head, e.g. JSON-LD. */
  head?: ComponentChildren;
  body: VNode;
}

/** The whole document as text: one response, no request to another host, nothing that needs a script. */
export function renderPage({ frame, head, body }: Page): string {
  const { past, lang } = frame;
  const context = pageContext(lang, frame.today, past);
  const inContext = (children: ComponentChildren) => renderToString(<PageProvider value={context}>{children}</PageProvider>);

  const content = inContext(<Content frame={frame} body={body} />);
  const sprite = inContext(<Sprite names={glyphsIn(content)} hatches={/class="(plan|steps)/.test(content)} />);
  const start = `<!doctype html><html lang="${lang}">${inContext(<Head frame={frame} extra={head} />)}`;
  return `${start}<body${past ? ' class="is-past"' : ''}>${sprite}${content}</body></html>`;
}

function Content({ frame, body }: { frame: PageFrame; body: VNode }): VNode {
  return (
    <>
      <Header frame={frame} />
      {frame.past ? <PastBanner frame={frame} past={frame.past} /> : <AsOfLine frame={frame} />}
      <div class="page">
        <main class="w" id="main" tabIndex={-1}>
          {body}
        </main>
      </div>
      <Footer frame={frame} />
    </>
  );
}
