import type { PolicyAreaView } from '@milepost/ui';
import { departmentName, type Reading } from '../reading.js';
import { textOf } from './texts.js';

/** The policy areas a page lists; some lie outside the departments of the record. */
export const policyAreasOf = (page: string, reading: Reading): PolicyAreaView[] =>
  reading.record
    .all('policyArea')
    .filter(({ state }) => state.page === page)
    .map(({ state: { statement, title, department } }) => ({
      statement: textOf(statement ?? title, reading),
      department: department ? { href: reading.to.department(department), label: departmentName(reading, department) } : null,
    }));
