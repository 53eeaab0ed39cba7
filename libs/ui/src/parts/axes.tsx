import type { VNode } from 'preact';
import type { Phrase } from '../phrase.js';
import type { Translate, Words } from '../translate.js';
import type { AxesView, StepCounts } from '../views/commitment.js';
import { milestoneSigns, type Sign } from '../words.js';
import { usePage } from './page-context.js';
import { Say } from './say.js';
import { Delivery, Stage, Status, Verdict } from './status.js';

/** The four questions, always all four, always in this order; never merged into one answer. */
export function Axes({ of }: { of: AxesView }): VNode {
  const { t, past } = usePage();
  return (
    <dl class="axes">
      <Axis asks={t('isKept', past)} answer={<Delivery status={of.delivery.status} />} note={deliveryNote(of.delivery, t)} />
      <Law of={of.law} />
      <Axis asks={t('wereReached')} answer={<StepsAnswer of={of.steps} />} note={stepsNote(of.steps, t)} />
      <Axis asks={t('doesAgree', past)} answer={<Verdict verdict={of.assessment.verdict} />} note={assessmentNote(of.assessment, t)} />
    </dl>
  );
}

function Axis({ asks, answer, note }: { asks: string; answer: VNode; note: Words }): VNode {
  return (
    <div>
      <dt>{asks}</dt>
      <dd>{answer}</dd>
      <dd>
        <Say it={note} />
      </dd>
    </div>
  );
}

function Law({ of }: { of: AxesView['law'] }): VNode {
  const { t, past } = usePage();
  if (!of) return <Axis asks={t('howFar', past)} answer={<span class="st k-mute">{t('noAct')}</span>} note={t('noActNote')} />;
  const since = of.since ? t('sinceDay', of.since) : t('noDay');
  const note: Phrase =
    of.otherActs > 0 ? [...(typeof since === 'string' ? [since] : since), `; ${t('moreActs', of.otherActs)}`] : [since].flat();
  return <Axis asks={t('howFar', past)} answer={<Stage stage={of.stage} />} note={note} />;
}

function StepsAnswer({ of }: { of: StepCounts }): VNode {
  const { t } = usePage();
  if (of.total === 0) return <Status sign={milestoneSigns.scheduled} words={t('noSteps')} />;
  return <Status sign={stepsSign(of)} words={t('stepsReached', of.reached, of.total)} plain={of.notReached + of.reversed === 0} />;
}

function stepsSign({ total, reached, notReached, reversed }: StepCounts): Sign {
  if (notReached + reversed > 0) return milestoneSigns.notMet;
  if (reached === total) return milestoneSigns.met;
  return reached === 0 ? milestoneSigns.scheduled : milestoneSigns.partiallyMet;
}

const deliveryNote = ({ claimedOn, was }: AxesView['delivery'], t: Translate): Words =>
  was ? t('wasUntil', was.status, was.until) : claimedOn ? t('claimedOn', claimedOn) : t('noClaim');

function stepsNote(of: StepCounts, t: Translate): Phrase {
  if (of.total === 0) return [t('noStepsNote')];
  const parts: Phrase[] = [];
  if (of.overdue > 0) parts.push([t('stepsOverdue', of.overdue)]);
  if (of.reversed > 0) parts.push([t('stepsReversed', of.reversed)]);
  if (of.notReached > 0) parts.push([t('stepsNotReached', of.notReached)]);
  if (of.cancelled > 0) parts.push([t('stepsCancelled', of.cancelled)]);
  if (of.ahead[0]) parts.push(t('stepsDue', of.ahead.length, of.ahead[0]));
  if (parts.length === 0) return [of.reached === of.total ? t('allReached') : t('noDay')];
  return parts.flatMap((part, i) => (i === 0 ? part : [', ', ...part]));
}

function assessmentNote({ verdict, on, sinceNewClaim }: AxesView['assessment'], t: Translate): Words {
  if (verdict !== 'notAssessed' && on) return t('reviewedOn', on);
  return t(sinceNewClaim ? 'newClaim' : 'noReview');
}
