import { defineDepartment } from '@milepost/department';
import { changesStatus, contractsInBands, rules } from './rules.js';

export const defence = defineDepartment({
  id: 'defence',
  name: 'Defence',
  scope: 'Defence Union, defence industry, preparedness and crisis management (joint with health and security)',
  rules,
  disclose: contractsInBands,
  needsSecond: changesStatus,
});
