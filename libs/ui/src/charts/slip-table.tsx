import type { VNode } from 'preact';
import { usePage } from '../parts/page-context.js';
import { Day, Original, Say } from '../parts/say.js';
import { Sources } from '../parts/source.js';
import type { SlipChartView } from '../views/charts.js';
import type { PartialDate } from '../views/values.js';
import { plain } from '../plain.js';
import { Table } from './table.js';
import type { SlipRow } from './slip-geometry.js';

export function SlipTable({ view, rows }: { view: SlipChartView; rows: readonly SlipRow[] }): VNode {
  const { t, lang } = usePage();
  return (
    <Table
      label={t('tableLabel')}
      caption={plain(t('tableCaption', view.title), lang)}
      columns={[t('colSaid'), t('colDueBefore'), t('colDueAfter'), t('colMove'), t('colReason'), t('colSource')]}
      csv={view.csv}
    >
      {rows.map((row) => (
        <Row key={row.number} row={row} />
      ))}
    </Table>
  );
}

function Row({ row: { statement, previous, arrow, number, restated } }: { row: SlipRow }): VNode {
  const { t } = usePage();
  const said = <Day date={statement.said} />;
  return (
    <tr>
      <th scope="row">{statement.corrected ? <del>{said}</del> : said}</th>
      <td>{previous ? <Day date={previous} /> : t('nothing')}</td>
      <td>
        <Date date={statement.due} />
      </td>
      <td>
        {arrow?.by ? t('moveBy', arrow.by) : restated || statement.corrected ? t('nothing') : number === 1 ? t('firstDate') : t('noDate')}
      </td>
      <td>{statement.reason ? <Original text={statement.reason} /> : t('nothing')}</td>
      <td>
        <Sources of={statement.evidence} />
      </td>
    </tr>
  );
}

function Date({ date }: { date: PartialDate | null }): VNode {
  const { t } = usePage();
  return date ? <Say it={[date]} /> : <>{t('noDateGiven')}</>;
}
