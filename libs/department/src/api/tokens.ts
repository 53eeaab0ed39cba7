/** What Nest injects by name: the department that the service is, and its settings. */
export const DEPARTMENT = Symbol('department');
export const SETTINGS = Symbol('settings');
