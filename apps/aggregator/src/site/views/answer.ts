import type { PartialDate } from '@milepost/contracts';
import type { AnswerFacts, AxesView, StepCounts } from '@milepost/ui';
import type { Reading } from '../reading.js';
import type { Standing } from '../snapshot.js';
import { mainAct } from './acts.js';
import { dueAhead, type StepFacts } from './steps.js';
import type { PromiseFacts } from './standing.js';
import { textOf } from './texts.js';
import { changeOf } from './events.js';

/** The one or two sentences under a promise, as facts; the words are put by rule. */
export function answerFacts(of: PromiseFacts, acts: readonly Standing<'act'>[], reading: Reading): AnswerFacts {
  const main = mainAct(acts)?.state;
  const { moved, steps, state } = of;
  return {
    status: state.delivery.status,
    undone: of.undone?.on ? { highest: of.undone.highest, on: of.undone.on } : null,
    due: moved?.reached === null ? moved.step.due : (dueAhead(steps, reading.day).at(-1) ?? null),
    moves: moved && { moves: moved.moves.count, backToFirst: moved.moves.backToFirst, yearOnly: isByYear(moved) },
    overdueSteps: of.overdue.length,
    lateSteps: steps.filter(({ late }) => late !== null).length,
    noFigure: noFigure(steps, reading),
    lapsed:
      main?.stage === 'lapsed' && main.stageSince
        ? { act: textOf(main.title, reading), on: main.stageSince, replaced: replaced(acts) }
        : null,
    law: main?.stage && main.stage !== 'lapsed' ? { stage: main.stage, since: main.stageSince } : null,
  };
}

const isByYear = ({ step }: StepFacts) => step.dueHistory.every(({ due }) => due?.precision === 'year');
const replaced = (acts: readonly Standing<'act'>[]) => acts.some(({ state }) => state.stage === 'inForce' || state.stage === 'applicable');

/** A number to reach for which no figure was ever reported. */
function noFigure(steps: readonly StepFacts[], reading: Reading) {
  const silent = steps.find(({ step }) => 'measurements' in step && step.kind === 'goal' && step.measurements.length === 0);
  return silent ? textOf(silent.title, reading) : null;
}

/** The four questions, each with its own answer. */
export function axesView(of: PromiseFacts, acts: readonly Standing<'act'>[], reading: Reading): AxesView {
  const { delivery, assessment } = of.state;
  const main = mainAct(acts);
  const tracked = acts.filter(({ state }) => state.stage !== null).length;
  return {
    delivery: { status: delivery.status, claimedOn: delivery.since, was: was(of) },
    law: main?.state.stage
      ? {
          stage: main.state.stage,
          since: main.state.stageSince,
          title: textOf(main.state.title, reading),
          otherActs: Math.max(0, tracked - 1),
        }
      : null,
    steps: stepCounts(of.steps, reading.day),
    assessment: { verdict: assessment.verdict, on: assessment.on ?? null, sinceNewClaim: reviewedBefore(of) },
  };
}

const was = ({ undone }: PromiseFacts): AxesView['delivery']['was'] => (undone?.on ? { status: undone.highest, until: undone.on } : null);

/** A verdict there was, on a claim that has been replaced since. */
const reviewedBefore = ({ state, events }: PromiseFacts) =>
  state.assessment.verdict === 'notAssessed' &&
  events.some((event) => event.type === 'AssessmentRecorded' && changeOf<{ verdict: string }>(event).verdict !== 'notAssessed');

function stepCounts(steps: readonly StepFacts[], day: PartialDate): StepCounts {
  const milestones = steps.filter(({ step }) => 'status' in step);
  const reversed = milestones.filter(({ step }) => 'reversed' in step && step.reversed !== null && step.status === 'notMet');
  const missed = milestones.filter(({ status }) => status === 'notMet');
  return {
    total: steps.length,
    reached: steps.filter(({ reached }) => reached !== null).length,
    overdue: steps.filter(({ overdue, status }) => overdue && status !== 'notMet').length,
    notReached: missed.length - reversed.length,
    reversed: reversed.length,
    cancelled: steps.filter(({ status }) => status === 'cancelled').length,
    ahead: dueAhead(steps, day),
  };
}
