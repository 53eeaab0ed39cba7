import type { VNode } from 'preact';
import type { MilestoneStatus } from '../codes.js';
import { usePage } from '../parts/page-context.js';
import { Original, Say } from '../parts/say.js';
import { Sources } from '../parts/source.js';
import { Tag, Tags } from '../parts/tags.js';
import { type Phrase, sentences } from '../phrase.js';
import { dayAfter, firstDay } from '../span.js';
import type { Translate } from '../translate.js';
import type { StepRow } from '../views/charts.js';
import type { PartialDate, TagView } from '../views/values.js';
import { milestoneSigns } from '../words.js';

export function StepText({ of, asOf }: { of: StepRow; asOf: PartialDate }): VNode {
  const { t } = usePage();
  const status = shownStatus(of);
  const word = status === 'overdue' && of.noNews ? 'overdueNoNews' : status;
  return (
    <div class="txt">
      <h4>
        {of.href ? (
          <a class="lnk" href={of.href}>
            <Original text={of.title} />
          </a>
        ) : (
          <Original text={of.title} />
        )}
      </h4>
      <div class="tags">
        <Tag {...milestoneSigns[status]} words={t('step', word)} />
      </div>
      <Tags of={stepTags(of)} />
      <p>
        <Say it={stepWords(of, asOf, t)} />
      </p>
      <Sources of={of.evidence} />
    </div>
  );
}

/** What somebody reported stands before what follows from the date. */
export const shownStatus = ({ overdue, status }: StepRow): MilestoneStatus | 'overdue' =>
  overdue && status === 'scheduled' ? 'overdue' : status;

const stepTags = ({ moves, contested }: StepRow): TagView[] => [
  ...(moves ? [{ kind: 'moved' as const, ...moves }] : []),
  ...(contested.length > 1 ? [{ kind: 'sourcesDiffer' as const, values: contested }] : []),
];

/** What is known about a step, each date as exact as it is; silence is said, never taken for failure. */
export function stepWords(of: StepRow, asOf: PartialDate, t: Translate): Phrase {
  const { due, met, late, overdue, reason } = of;
  const said: Phrase | null = reason && [reason];
  if (met) return sentences(due ? t('dueOn', due) : null, t('metOn', met), due ? timeliness(of, t) : [t('noDueSet')], said);
  if (!due) return sentences([t('noDueSet')], said);
  const quiet = overdue && of.noNews ? [t(of.isTarget ? 'noFigureSince' : 'nothingSince')] : null;
  const yet =
    !overdue && due.precision !== 'day' && firstDay(asOf) >= firstDay(due) && firstDay(asOf) < dayAfter(due)
      ? t('notOverdueYet', due)
      : null;
  return sentences(t('dueOn', due), quiet, yet, said ?? (late ? [t('lateBy', late)] : null));
}

const timeliness = ({ due, met, late }: StepRow, t: Translate): Phrase =>
  late ? [t('lateBy', late)] : [t(due?.precision === 'day' && met?.date === due.date ? 'dueOnDay' : 'inTime')];
