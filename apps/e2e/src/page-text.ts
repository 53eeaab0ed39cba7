/** The words of a page as a reader meets them, without markup and drawings, with plain spaces. */
export function textOf(html: string): string {
  return html
    .replace(/<(svg|script|style|head)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ([.,;:)”])/g, '$1');
}

/** Headings and bullets of a page that was copied as Markdown, in their order; comments are the copier's. */
export function linesOf(markdown: string): string[] {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .split('\n')
    .filter((line) => /^(#{1,3}|-) /.test(line))
    .map((line) =>
      line
        .replace(/^(#{1,3}|-) /, '')
        .replace(/\*\*/g, '')
        .trim(),
    );
}
