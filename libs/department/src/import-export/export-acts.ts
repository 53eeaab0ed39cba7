import { type Entries, type Kept, knownOf, words } from './export-entries.js';
import type { ActInRecord } from './commitment-commands.js';
import { defined } from './record-command.js';

type Placed = { place: number; act: ActInRecord };

/** Acts and documents together, as the file has them. */
export function exportActs(entries: Entries): ActInRecord[] {
  const all: Placed[] = [
    ...entries('act').map((one) => ({ place: one.state.position ?? Infinity, act: act(one) })),
    ...entries('document').map((one) => ({ place: one.state.position ?? Infinity, act: document(one) })),
  ];
  return all.sort((a, b) => (a.place === b.place ? a.act.id.localeCompare(b.act.id) : a.place - b.place)).map(({ act }) => act);
}

function act({ id, state }: Kept<'act'>): ActInRecord {
  const { form, title, stage, stageSince, trackedIn, expiresOn, identifiers } = state;
  const moved = { stage, stageSince, trackedIn: trackedIn ?? undefined, expiresOn: expiresOn?.date };
  return defined({ id, kind: form, title: words(title), binding: true, ...moved, identifiers, ...knownOf(state) });
}

const document = ({ id, state }: Kept<'document'>): ActInRecord => ({
  id,
  kind: state.form,
  title: words(state.title),
  binding: false,
  identifiers: state.identifiers,
  ...knownOf(state),
});
