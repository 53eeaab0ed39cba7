import type { VNode } from 'preact';
import type { PolicyAreaView } from '../views/priority.js';
import { usePage } from './page-context.js';
import { Original } from './say.js';

/** Subjects a page names; some lie outside the departments of this record, and it says so. */
export function PolicyAreas({ of }: { of: readonly PolicyAreaView[] }): VNode {
  const { t } = usePage();
  return (
    <ul class="rows fig">
      {of.map(({ statement, department }) => (
        <li key={statement.text}>
          <Original text={statement} />
          <p class="src">{department ? <a href={department.href}>{department.label}</a> : t('noOwner')}</p>
        </li>
      ))}
    </ul>
  );
}
