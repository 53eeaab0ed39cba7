import { daysToDeliver, type LegislativeStage, legislativeStages, type PartialDate } from '@milepost/contracts';
import type { ActStage, ActView, DocumentView, Link } from '@milepost/ui';
import type { Reading } from '../reading.js';
import type { Snapshot, Standing } from '../snapshot.js';
import { changeOf, toldOnce } from './events.js';
import { textOf } from './texts.js';

/** Stages after which nothing follows. */
export const endings: readonly LegislativeStage[] = ['withdrawn', 'rejected', 'lapsed', 'repealed', 'annulled'];

/** Stages that every act passes on its way; the others stand only where they were reported. */
const everyActs: readonly LegislativeStage[] = ['tabled', 'adopted', 'inForce'];
const rank = (stage: LegislativeStage) => legislativeStages.indexOf(stage);

/** The acts and papers a promise names, in its order, and those that name it. */
export function actsOf<K extends 'act' | 'document'>(kind: K, commitment: Standing<'commitment'>, record: Snapshot): Standing<K>[] {
  const { acts } = commitment.state;
  const place = (id: string) => (acts.includes(id) ? acts.indexOf(id) : acts.length);
  const belongs = ({ id, state }: Standing<K>) =>
    acts.includes(id) || ('trackedIn' in state ? state.trackedIn : 'commitment' in state && state.commitment) === commitment.id;
  return record.all(kind).filter(belongs).sort((a, b) => place(a.id) - place(b.id)); // prettier-ignore
}

/** The act that matters most: one that ended, else the first that is tracked. */
export const mainAct = (acts: readonly Standing<'act'>[]): Standing<'act'> | undefined =>
  acts.find(({ state }) => state.stage && endings.includes(state.stage)) ?? acts.find(({ state }) => state.stage !== null);

export function actView(act: Standing<'act'>, commitment: string, reading: Reading): ActView {
  const { state } = act;
  return {
    id: act.id,
    title: textOf(state.title, reading),
    identifiers: state.identifiers.map(({ scheme, value, url }) => ({ scheme, value, url })),
    stages: stagesOf(state),
    daysToDeliver: daysToDeliver(state)?.days ?? null,
    extensions: extensionsOf(act, reading.record).map((extension) => ({ ...extension, by: null })),
    votes: votesOn(act, reading),
    trackedIn: state.trackedIn !== null && state.trackedIn !== commitment ? trackedIn(state.trackedIn, reading) : null,
    note: null,
  };
}

/** The stages reached, those that must have been passed, and those ahead of an act that is still on its way. */
export function stagesOf({ stage, stages }: Pick<Standing<'act'>['state'], 'stage' | 'stages'>): ActStage[] {
  if (stage === null) return [];
  const ended = endings.includes(stage);
  const on = (wanted: LegislativeStage): PartialDate | null => stages.findLast((one) => one.stage === wanted)?.on ?? null;
  const furthest = Math.max(...stages.map((one) => rank(one.stage)).filter((place) => place < rank('withdrawn')), -1);
  const shown = legislativeStages.filter(
    (one) => !endings.includes(one) && (on(one) !== null || (everyActs.includes(one) && (!ended || rank(one) < furthest))),
  );
  const at = (one: LegislativeStage) => (one === stage ? 'here' : on(one) !== null || rank(one) < furthest ? 'passed' : 'ahead');
  return [
    ...shown.map((one): ActStage => ({ stage: one, on: on(one), at: at(one) })),
    ...(ended ? [{ stage, on: on(stage), at: 'ended' as const }] : []),
  ];
}

export const extensionsOf = (act: Standing<'act'>, record: Snapshot): { from: PartialDate; to: PartialDate }[] =>
  record
    .eventsOf(act)
    .filter(({ type }) => type === 'ActExtended')
    .map((event) => {
      const { from, to } = changeOf<{ from: PartialDate; to: PartialDate }>(event);
      return { from, to };
    });

/** Steps of the procedure that did not move the stage. */
const votesOn = (act: Standing<'act'>, reading: Reading): ActView['votes'] =>
  toldOnce(reading.record.eventsOf(act))
    .filter(({ type }) => type === 'ProceduralStepTaken')
    .flatMap(({ data }) => (data.summary ? [{ on: data.occurredOn, text: textOf(data.summary, reading) }] : []));

function trackedIn(id: string, { record, to }: Reading): Link {
  const other = record.one('commitment', id);
  return { href: to.commitment(id), label: other ? textOf(other.state.title, { to }).text : id };
}

export const documentView = ({ state }: Standing<'document'>, reading: Reading): DocumentView => ({
  title: textOf(state.title, reading),
  kind: formWords[state.form],
  on: state.tabledOn,
  identifiers: state.identifiers.map(({ scheme, value, url }) => ({ scheme, value, url })),
});

const formWords: Record<Standing<'document'>['state']['form'], string> = {
  communication: 'Communication',
  jointCommunication: 'Joint communication',
  strategy: 'Strategy',
  actionPlan: 'Action plan',
  report: 'Report',
  recommendation: 'Recommendation',
};
