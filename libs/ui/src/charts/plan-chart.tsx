import type { VNode } from 'preact';
import { usePage } from '../parts/page-context.js';
import { Day, Original, Say } from '../parts/say.js';
import { StepStatus } from '../parts/status.js';
import type { PlanChartView, StepRow } from '../views/charts.js';
import { AxisFoot, AxisHead } from './axis.js';
import { ForceText, ForceTrack } from './force-row.js';
import { shownStatus, StepText } from './step-text.js';
import { StepTrack } from './step-track.js';
import { Table } from './table.js';
import { timeAxis } from './time-axis.js';

/** Planned against actual: one row per step, and one per act whose rules were in force for a time. */
export function PlanChart({ of: view, title }: { of: PlanChartView; title: string }): VNode {
  const { t } = usePage();
  const axis = timeAxis(view.from, view.to);
  const today = axis.at(view.asOf);
  const steps = view.rows.filter((row): row is StepRow => row.kind === 'step');
  return (
    <figure class="fig" aria-labelledby={`plan-${view.id}`}>
      <figcaption>
        <h3 class="sub" id={`plan-${view.id}`}>
          {title}
        </h3>
      </figcaption>
      <div class="plan own">
        <AxisHead axis={axis} id={view.id} today={today} todayLabel={t(view.asOfIs)} />
        <ol>
          {view.rows.map((row) =>
            row.kind === 'step' ? (
              <li key={row.title.text}>
                <StepText of={row} asOf={view.asOf} />
                <StepTrack of={row} axis={axis} id={view.id} asOf={view.asOf} />
              </li>
            ) : (
              <li key={row.title.text}>
                <ForceText of={row} asOf={view.asOf} />
                <ForceTrack of={row} axis={axis} id={view.id} asOf={view.asOf} />
              </li>
            ),
          )}
        </ol>
        <AxisFoot axis={axis} />
      </div>
      {steps.length > 0 && <StepTable of={steps} />}
    </figure>
  );
}

function StepTable({ of }: { of: readonly StepRow[] }): VNode {
  const { t } = usePage();
  return (
    <Table label={t('planTable')} caption={null} columns={[t('colStep'), t('colStatus'), t('colDue'), t('colReached')]}>
      {of.map((row) => (
        <tr key={row.title.text}>
          <th scope="row">
            <Original text={row.title} />
          </th>
          <td>
            <StepStatus status={shownStatus(row)} />
          </td>
          <td>
            <Say it={row.due ? [row.due] : t('noDateGiven')} />
          </td>
          <td>{row.met ? <Day date={row.met} /> : t('nothing')}</td>
        </tr>
      ))}
    </Table>
  );
}
