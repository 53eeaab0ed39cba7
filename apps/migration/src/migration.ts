import { defineDepartment } from '@milepost/department';
import { rules } from './rules.js';

export const migration = defineDepartment({
  id: 'migration',
  name: 'Migration',
  scope: 'Asylum, legal migration and talent, returns, external borders, Frontex, Schengen, visas',
  rules,
});
