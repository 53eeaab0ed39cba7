import type { DepartmentsView, DepartmentView } from '@milepost/ui';
import type { Heard, Reading } from '../reading.js';
import { byDepartment, statusCounts } from './counts.js';
import { nextDues, overdueDues } from './dues.js';
import { roleView, rolesOn } from './people.js';
import { promiseRow } from './promises-view.js';
import { pulseRow, pulseView } from './pulse.js';
import { allPromises } from './standing.js';

const duesShown = 10;

/** One department: its promises, what is overdue and due next, and when it was last heard. */
export function departmentView(department: Heard, reading: Reading): DepartmentView {
  const { to, t } = reading;
  const involved = allPromises(reading).filter(({ state }) => state.lead === department.id || state.contributors.includes(department.id));
  const led = involved.filter(({ state }) => state.lead === department.id);
  const pulse = pulseView(led, reading);
  return {
    label: department.name,
    scope: null,
    crumb: {
      trail: [
        { href: to.home(), label: t('home') },
        { href: to.departments(), label: t('departments') },
      ],
      current: department.name,
    },
    counts: statusCounts(led, { lead: department.id }, reading),
    promises: involved.map((promise) => promiseRow(promise, reading)),
    overdue: overdueDues(led, reading).slice(0, duesShown),
    next: nextDues(led, reading).slice(0, duesShown),
    pulse: { ...pulse, departments: pulse.departments.filter(({ label }) => label === department.name) },
    heard: pulseRow(department, led, reading),
    inCharge: rolesOn(reading).filter(({ state }) => state.departments.includes(department.id)).map((role) => roleView(role, reading)), // prettier-ignore
    follow: null,
  };
}

export function departmentsView(reading: Reading): DepartmentsView {
  const promises = allPromises(reading);
  return {
    totals: statusCounts(promises, {}, reading),
    crumb: { trail: [{ href: reading.to.home(), label: reading.t('home') }], current: reading.t('departments') },
    rows: byDepartment(promises, reading),
    pulse: pulseView(promises, reading),
  };
}
