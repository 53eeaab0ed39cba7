import type { VNode } from 'preact';
import { usePage } from '../parts/page-context.js';
import { Say } from '../parts/say.js';
import { phrase, type Phrase, sentences } from '../phrase.js';
import { dayAfter, firstDay, since, until } from '../span.js';
import type { Translate } from '../translate.js';
import type { SlipChartView } from '../views/charts.js';
import { AxisFoot, AxisHead, Track } from './axis.js';
import { Due, Met } from './marks.js';
import { SlipKey } from './slip-key.js';
import { slipGeometry, type SlipGeometry, type SlipRow } from './slip-geometry.js';
import { slipHeadline } from './slip-headline.js';
import { SlipRowText } from './slip-row-text.js';
import { SlipTable } from './slip-table.js';
import { SlipTrack, Vertical } from './slip-track.js';

/** When did they say by when, and how did that move? One row per statement, oldest on top, the day of the page last. */
export function SlipChart({ of: view }: { of: SlipChartView }): VNode {
  const { t, past } = usePage();
  const drawn = slipGeometry(view);
  const today = drawn.axis.at(view.asOf);
  return (
    <figure class="fig" aria-labelledby={`slip-${view.id}`}>
      <figcaption>
        <h3 id={`slip-${view.id}`}>
          <Say it={slipHeadline(view, drawn, t, past)} />
        </h3>
        <p>
          <Say it={t('slipNote', view.title)} />
        </p>
        <SlipKey rows={drawn.rows} />
      </figcaption>
      <div class="plan">
        <AxisHead axis={drawn.axis} id={view.id} today={today} todayLabel={t(view.asOfIs)} />
        <ol>
          <Rows rows={drawn.rows} id={view.id} />
          <Now view={view} drawn={drawn} />
        </ol>
        <AxisFoot axis={drawn.axis} />
      </div>
      <SlipTable view={view} rows={drawn.rows} />
    </figure>
  );
}

/** Over eight rows only the first and the last six are drawn; the others are in the table. */
const MOST = 8;
const LAST = 6;

function Rows({ rows, id }: { rows: readonly SlipRow[]; id: string }): VNode {
  const hidden = rows.length > MOST ? rows.slice(1, -LAST) : [];
  return (
    <>
      {rows
        .filter((row) => !hidden.includes(row))
        .map((row) => (
          <>
            {hidden.length > 0 && row === rows.at(-LAST) && <Hidden rows={hidden} from={rows[0]?.leaves ?? null} id={id} />}
            <li key={row.number} class={row.statement.corrected ? 'gone' : undefined}>
              <SlipRowText row={row} />
              <SlipTrack row={row} id={id} />
            </li>
          </>
        ))}
    </>
  );
}

/** Stands for the rows left out: the path goes through it in a dashed line. */
function Hidden({ rows, from, id }: { rows: readonly SlipRow[]; from: number | null; id: string }): VNode {
  const { t } = usePage();
  const to = rows.at(-1)?.leaves ?? null;
  return (
    <li class="skipped">
      <div class="txt">
        <details>
          <summary>{t('rowsHidden', rows.length)}</summary>
          {rows.map((row) => (
            <SlipRowText key={row.number} row={row} />
          ))}
        </details>
      </div>
      <Track id={id}>
        {from !== null && to !== null ? <line class="path leap" x1={`${from}%`} x2={`${to}%`} y1="-20" y2="20" /> : <></>}
      </Track>
    </li>
  );
}

function Now({ view, drawn }: { view: SlipChartView; drawn: SlipGeometry }): VNode {
  const { t } = usePage();
  const { now, enters } = drawn;
  const day: Phrase = view.asOfIs === 'today' ? t('todayIs', view.asOf) : [view.asOf];
  return (
    <li class="now">
      <div class="txt">
        <h4>
          <Say it={phrase`${day}: ${view.met ? t('reachedOn', view.met) : t('dueNow', now?.date ?? null)}`} />
        </h4>
        <p>
          <Say it={standing(view, drawn, t)} />
        </p>
      </div>
      <Track id={view.id} above={enters === null || view.met ? null : <Vertical x={enters} y1="0" y2="50%" />}>
        {[
          now && !view.met ? <Due of={now} look="now" passed /> : null,
          view.met && <Met extent={drawn.axis.extent(view.met)} date={view.met} />,
        ]}
      </Track>
    </li>
  );
}

/** A due period that is not over is not overdue, also within its year. */
function standing({ asOf, met, measured }: SlipChartView, { now }: SlipGeometry, t: Translate): Phrase {
  const figure: Phrase | null = measured === false && !met ? [t('noMeasurement')] : null;
  if (met || !now) return sentences(figure);
  const over = firstDay(asOf) >= dayAfter(now.date);
  return sentences(over ? [t('dueIsOver', since(now.date, asOf))] : t('endsIn', now.date, until(asOf, now.date)), figure);
}
