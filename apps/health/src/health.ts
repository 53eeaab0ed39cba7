import { defineDepartment } from '@milepost/department';
import { rules, smallCountsSuppressed } from './rules.js';

export const health = defineDepartment({
  id: 'health',
  name: 'Health',
  scope: 'Health emergencies, medicines, health data, cancer, mental health, medical countermeasures',
  rules,
  disclose: smallCountsSuppressed,
  embargoes: true,
});
