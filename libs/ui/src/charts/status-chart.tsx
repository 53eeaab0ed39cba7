import type { VNode } from 'preact';
import { printShortDate } from '../dates.js';
import { usePage } from '../parts/page-context.js';
import { Day, Original, Say } from '../parts/say.js';
import { Delivery } from '../parts/status.js';
import { plain } from '../plain.js';
import type { StatusChartView } from '../views/charts.js';
import { YearLabels } from './axis.js';
import { type Segment, statusGeometry } from './status-geometry.js';
import { Table } from './table.js';
import { percent } from './time-axis.js';

/** Delivery over time, used when it ever went down: a fall is as large as a rise, with its day and reason. */
export function StatusChart({ of: view }: { of: StatusChartView }): VNode {
  const { t, lang } = usePage();
  const { falls, rises } = statusGeometry(view);
  const fall = falls.at(-1);
  const id = `status-${view.id}`;
  return (
    <figure class="fig" aria-labelledby={id}>
      <figcaption>
        <h3 id={id}>
          {fall ? <Say it={t('statusHeadline', rises.at(-1)?.on ?? null, fall.on)} /> : plain(t('statusChanges', view.title), lang)}
        </h3>
        <p>{t('statusNote')}</p>
      </figcaption>
      <Drawing view={view} />
      <Table
        label={t('statusTable')}
        caption={plain(t('statusChanges', view.title), lang)}
        columns={[t('colFrom'), t('colDelivery'), t('colReason')]}
      >
        {view.changes.map(({ on, status, reason }) => (
          <tr key={on.date + status}>
            <th scope="row">
              <Day date={on} />
            </th>
            <td>
              <Delivery status={status} />
            </td>
            <td>{reason ? <Original text={reason} /> : t('nothing')}</td>
          </tr>
        ))}
      </Table>
    </figure>
  );
}

function Drawing({ view }: { view: StatusChartView }): VNode {
  const { t, lang } = usePage();
  const { axis, today, levels, segments, falls } = statusGeometry(view);
  const told = view.changes.map(({ on, status }) => plain(t('statusFrom', status, on), lang)).join('; ');
  const edge = today > 94 ? 'end' : 'middle';
  return (
    <div class="steps">
      <svg class="c" role="img" aria-label={`${plain(t('statusChanges', view.title), lang)}: ${told}`}>
        <rect class="pastbg" x="0" y="16" width={percent(today)} height="220" />
        {levels.map(({ status, y }) => (
          <>
            <line class="lev" x1="0" x2="100%" y1={y} y2={y} />
            <text x="100%" y={y - 8} text-anchor="end">
              {t('delivery', status)}
            </text>
          </>
        ))}
        <line class="today" x1={percent(today)} x2={percent(today)} y1="16" y2="236" />
        <text class="tl" x={percent(today)} y="10" text-anchor={edge}>
          {t(view.asOfIs)}
        </text>
        {segments.map((segment, i) => (
          <Line key={i} of={segment} />
        ))}
        {falls.map(({ x, to, on, cause }) => (
          <>
            <svg x={percent(x)} y={to} overflow="visible" width="1" height="1">
              <path class="drophead" d="M0 0-8-12H8z" />
            </svg>
            <text class="badl" x={percent(x)} dx="-10" y={to - 27} text-anchor="end">
              {cause ? `${cause} ` : ''}
              {printShortDate(on, lang)}
            </text>
          </>
        ))}
        <YearLabels labels={axis.labels} y={256} />
      </svg>
    </div>
  );
}

function Line({ of }: { of: Segment }): VNode {
  const y2 = of.kind === 'drop' ? of.y2 - 9 : of.y2;
  return <line class={`step ${of.kind}`} x1={percent(of.x1)} x2={percent(of.x2)} y1={of.y1} y2={y2} />;
}
