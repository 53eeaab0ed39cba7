import { type Cause, departments, eventNames, eventsOf, kinds } from '@milepost/contracts';
import { actor } from './conformance/notebook.js';
import { can, canApprove, canRead } from './can.js';

const involved = { keeper: 'health', lead: 'health', contributors: ['security'] };

describe('can', () => {
  it.each<[string, string[], Cause, string | undefined, boolean?]>([
    ['the editor of the lead department', ['editor:health'], 'editor', 'editor'],
    ['the editor of the lead department', ['editor:health'], 'lead', 'editor'],
    ['the editor of a contributor', ['editor:security'], 'editor', 'editor'],
    ['the editor of a contributor', ['editor:security'], 'lead', undefined],
    ['the editor of a stranger', ['editor:defence'], 'editor', undefined],
    ['a contributor, who waits', ['contributor:health'], 'editor', 'contributor', true],
    ['a contributor who is an editor too', ['contributor:health', 'editor:health'], 'editor', 'editor', false],
    ['an approver', ['approver:health'], 'lead', 'approver'],
    ['a machine', ['publisher:health'], 'lead', 'publisher'],
    ['a machine of a stranger', ['publisher:defence'], 'lead', undefined],
    ['an administrator', ['administrator:health'], 'editor', undefined],
    ['the keeper', ['keeper'], 'keeper', 'keeper'],
    ['the keeper', ['keeper'], 'editor', undefined],
    ['an editor', ['editor:health'], 'keeper', undefined],
    ['a reviewer', ['reviewer'], 'reviewer', 'reviewer'],
    ['a reviewer of the lead', ['reviewer', 'editor:health'], 'reviewer', undefined],
    ['a reviewer of a contributor', ['reviewer', 'contributor:security'], 'reviewer', undefined],
    ['a reviewer of a stranger', ['reviewer', 'editor:defence'], 'reviewer', 'reviewer'],
    ['an auditor', ['auditor'], 'editor', undefined],
    ['nobody', [], 'editor', undefined],
  ])('%s %p as %s: %s', (_, roles, cause, role, waits = false) => {
    const allowed = can(actor('someone', ...roles), [cause], involved);
    expect(allowed?.role).toBe(role);
    if (allowed) expect(allowed.waits).toBe(waits);
  });

  it('lets an approver decide about others, never about what it sent', () => {
    expect(canApprove(actor('a', 'approver:health'), 'health', 'b')).toBe(true);
    expect(canApprove(actor('a', 'approver:health'), 'health', 'a')).toBe(false);
    expect(canApprove(actor('a', 'approver:security'), 'health', 'b')).toBe(false);
    expect(canApprove(actor('a', 'editor:health'), 'health', 'b')).toBe(false);
  });

  it('shows what is not public to the department and to auditors', () => {
    expect(canRead(actor('a', 'contributor:health'), 'health')).toBe(true);
    expect(canRead(actor('a', 'auditor'), 'health')).toBe(true);
    expect(canRead(actor('a', 'editor:security'), 'health')).toBe(false);
    expect(canRead(actor('a', 'keeper'), 'health')).toBe(false);
  });
});

describe('every event of the vocabulary, every role, every department', () => {
  const alone = ['keeper', 'reviewer', 'auditor'];
  const within = ['contributor', 'editor', 'approver', 'publisher', 'administrator'];
  const all = [...alone, ...within.flatMap((role) => departments.map((department) => `${role}:${department}`))];
  const events = kinds.flatMap((kind) => Object.entries(eventsOf(kind)));
  const allowed = (by: readonly Cause[]) => all.filter((role) => can(actor('someone', role), by, involved));

  it('lets nobody in who has no business there', () => {
    expect(events.length).toBeGreaterThan(eventNames.length);
    for (const [, { by }] of events) {
      const roles = allowed(by);
      expect(roles).not.toContain('auditor');
      for (const role of roles) expect(role).not.toMatch(/^administrator|:defence$|:migration$/);
      expect(roles.includes('keeper')).toBe(by.includes('keeper'));
      expect(roles.includes('reviewer')).toBe(by.includes('reviewer'));
      expect(roles.includes('editor:health')).toBe(by.includes('editor') || by.includes('lead'));
      expect(roles.includes('editor:security')).toBe(by.includes('editor'));
    }
  });
});
