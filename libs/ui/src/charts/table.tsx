import type { ComponentChildren, VNode } from 'preact';
import { usePage } from '../parts/page-context.js';

interface TableOf {
  label: string;
  caption: string | null;
  columns: readonly string[];
  csv?: string | null;
  children: ComponentChildren;
}

/** The same as a chart, folded below it. */
export function Table({ label, caption, columns, csv, children }: TableOf): VNode {
  const { t } = usePage();
  return (
    <details class="fold">
      <summary>{t('sameAsTable')}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={label}>
        <table class="tbl">
          {caption && <caption>{caption}</caption>}
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
      {csv && (
        <p class="small">
          <a href={csv}>{t('tableAsCsv')}</a>
        </p>
      )}
    </details>
  );
}
