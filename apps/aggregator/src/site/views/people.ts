import { endOf, startOf } from '@milepost/contracts';
import type { RoleView } from '@milepost/ui';
import type { Reading } from '../reading.js';
import type { Standing } from '../snapshot.js';
import { textOf } from './texts.js';

/** Who held which office on that day. */
export const rolesOn = ({ record, day }: Reading): Standing<'role'>[] =>
  record.all('role').filter(({ state }) => startOf(state.since) <= startOf(day) && (!state.until || endOf(state.until) >= startOf(day)));

export const roleView = ({ state }: Standing<'role'>, reading: Reading): RoleView => ({
  title: textOf(state.title, reading),
  holder: reading.record.one('party', state.holder)?.state.name ?? null,
  since: state.since,
});
