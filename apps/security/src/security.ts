import { defineDepartment } from '@milepost/department';
import { rules, statusAndSummaryOnly } from './rules.js';

export const security = defineDepartment({
  id: 'security',
  name: 'Security',
  scope:
    'Terrorism, organised crime, police cooperation, critical infrastructure, cyber, child sexual abuse, trafficking in human beings, drugs',
  rules,
  disclose: statusAndSummaryOnly,
});
