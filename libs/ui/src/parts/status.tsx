import type { VNode } from 'preact';
import type { Assessment, DeliveryStatus, LegislativeStage, MilestoneStatus } from '../codes.js';
import type { Words } from '../translate.js';
import { assessmentSigns, deliverySigns, milestoneSigns, type Sign, stageSigns } from '../words.js';
import { Glyph } from './glyph.js';
import { usePage } from './page-context.js';
import { Say } from './say.js';

/** Glyph, word, colour: in that order of importance. `plain` leaves the word in the colour of text. */
export function Status({ sign, words, plain }: { sign: Sign; words: Words; plain?: boolean }): VNode {
  return (
    <span class={plain ? 'st' : `st k-${sign.tone}`}>
      <Glyph name={sign.glyph} />
      <span>
        <Say it={words} />
      </span>
    </span>
  );
}

export function Delivery({ status, short }: { status: DeliveryStatus; short?: boolean }): VNode {
  const { t } = usePage();
  return <Status sign={deliverySigns[status]} words={t(short ? 'deliveryShort' : 'delivery', status)} />;
}

export function Stage({ stage }: { stage: LegislativeStage }): VNode {
  return <Status sign={stageSigns[stage]} words={usePage().t('stage', stage)} />;
}

export function StepStatus({ status }: { status: MilestoneStatus | 'overdue' }): VNode {
  return <Status sign={milestoneSigns[status]} words={usePage().t('step', status)} />;
}

export function Verdict({ verdict }: { verdict: Assessment }): VNode {
  return <Status sign={assessmentSigns[verdict]} words={usePage().t('verdict', verdict)} />;
}
