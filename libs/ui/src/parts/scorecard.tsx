import type { VNode } from 'preact';
import type { DeliveryStatus } from '../codes.js';
import { printList } from '../dates.js';
import type { ScoreRow } from '../views/home.js';
import type { Count, StatusCounts } from '../views/values.js';
import { deliveryOrder } from '../words.js';
import { usePage } from './page-context.js';
import { Delivery } from './status.js';
import { Units } from './units.js';

interface ScorecardOf {
  caption: string;
  captionHidden?: boolean;
  rows: readonly ScoreRow[];
  /** Sums below; with them each promise also gets its square. */
  totals?: StatusCounts;
}

/** Counts per group; each number opens its list. Columns that are zero throughout fold into the caption's sentence. */
export function Scorecard({ caption, captionHidden = false, rows, totals }: ScorecardOf): VNode {
  const { t, lang } = usePage();
  const full = totals !== undefined;
  const used = deliveryOrder.filter((status) => fixed.includes(status) || rows.some(({ counts }) => counts[status].count > 0));
  const unused = deliveryOrder.filter((status) => !used.includes(status)).map((status) => t('listed', status));
  const none = unused.length > 0 ? ` ${t('noneIn', printList(unused, lang, 'disjunction'))}` : '';
  return (
    <table class="score">
      <caption class={captionHidden ? 'vh' : undefined}>{caption + (captionHidden ? '' : none)}</caption>
      <ScoreHead statuses={used} full={full} />
      <tbody>
        {rows.map((row) => (
          <Row key={row.label} row={row} statuses={used} full={full} />
        ))}
      </tbody>
      {totals && (
        <tfoot>
          <Row row={{ label: t('all'), href: null, counts: totals }} statuses={used} full={full} squares={false} />
        </tfoot>
      )}
    </table>
  );
}

const fixed: readonly DeliveryStatus[] = ['delivered', 'partiallyDelivered', 'inProgress', 'notStarted'];

function ScoreHead({ statuses, full }: { statuses: readonly DeliveryStatus[]; full: boolean }): VNode {
  const { t } = usePage();
  return (
    <thead>
      <tr>
        <th scope="col">
          <span class="vh">{t('group')}</span>
        </th>
        {statuses.map((status) => (
          <th key={status} scope="col">
            <Delivery status={status} short />
          </th>
        ))}
        <th scope="col">{t('all')}</th>
        {full && (
          <th scope="col" class="ub">
            {t('oneSquare')}
          </th>
        )}
      </tr>
    </thead>
  );
}

function Row({
  row,
  statuses,
  full,
  squares = true,
}: {
  row: ScoreRow;
  statuses: readonly DeliveryStatus[];
  full: boolean;
  squares?: boolean;
}): VNode {
  const { t } = usePage();
  return (
    <tr>
      <th scope="row">
        {row.href ? (
          <a class="lnk" href={row.href}>
            {row.label}
          </a>
        ) : (
          row.label
        )}
      </th>
      {statuses.map((status) => (
        <td key={status}>
          <Linked of={row.counts[status]} label={t('countOf', row.counts[status].count, row.label, status)} />
        </td>
      ))}
      <td>{deliveryOrder.reduce((all, status) => all + row.counts[status].count, 0)}</td>
      {full && <td class="ub">{squares && <Units of={row.counts} />}</td>}
    </tr>
  );
}

function Linked({ of, label }: { of: Count; label: string }): VNode {
  if (of.count === 0 || !of.href) return <span class="z">{of.count}</span>;
  return (
    <a href={of.href} aria-label={label}>
      {of.count}
    </a>
  );
}
