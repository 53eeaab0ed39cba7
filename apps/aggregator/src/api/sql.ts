/** A piece of SQL with its values apart; `compile` numbers them. */
export interface Fragment {
  readonly texts: readonly string[];
  readonly values: readonly unknown[];
}

/** sql`doc ->> 'lead' = ${lead}`: a value becomes a parameter, a fragment becomes part of the text. */
export function sql(texts: TemplateStringsArray, ...parts: readonly unknown[]): Fragment {
  return parts.reduce<Fragment>((so, part, i) => then(then(so, asFragment(part)), text(texts[i + 1] ?? '')), text(texts[0] ?? ''));
}

export const and = (conditions: readonly Fragment[]): Fragment => conditions.reduce((all, one) => sql`${all} and ${one}`, text('true'));

/** What pg takes: `$1`, `$2` … in the order in which the values stand in the text. */
export const compile = ({ texts, values }: Fragment): { text: string; values: unknown[] } => ({
  text: texts.map((piece, i) => (i === 0 ? piece : `$${i}${piece}`)).join(''),
  values: [...values],
});

/** Text of ours as it stands; never anything that came from a caller. */
export const text = (words: string): Fragment => ({ texts: [words], values: [] });
const isFragment = (part: unknown): part is Fragment => typeof part === 'object' && part !== null && 'texts' in part;
const asFragment = (part: unknown): Fragment => (isFragment(part) ? part : { texts: ['', ''], values: [part] });

const then = (a: Fragment, b: Fragment): Fragment => ({
  texts: [...a.texts.slice(0, -1), `${a.texts.at(-1)}${b.texts[0]}`, ...b.texts.slice(1)],
  values: [...a.values, ...b.values],
});
