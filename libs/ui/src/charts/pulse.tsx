import type { VNode } from 'preact';
import { printTime } from '../dates.js';
import { usePage } from '../parts/page-context.js';
import { Say } from '../parts/say.js';
import { Tag } from '../parts/tags.js';
import { plain } from '../plain.js';
import { dayAfter, firstDay } from '../span.js';
import type { Translate, Words } from '../translate.js';
import type { PulseRow, PulseView } from '../views/charts.js';
import type { PartialDate } from '../views/values.js';
import { percent, round, yearOf } from './time-axis.js';

/** One mark per day with a change and a line for the silence since: freshness, drawn. */
export function Pulse({ of }: { of: PulseView }): VNode {
  const place = placing(of);
  return (
    <div class="plan own pulse">
      <PulseAxis of={of} place={place} />
      <ol>
        {of.departments.map((row) => (
          <li key={row.href}>
            <PulseText of={row} asOf={of.asOf} />
            <PulseTrack of={row} place={place} today={place(firstDay(of.asOf))} />
          </li>
        ))}
      </ol>
    </div>
  );
}

type Place = (time: number) => number;

/** The window ends 1.3 % after today, so that today's line is not cut off. */
const placing = ({ from, asOf }: PulseView): Place => {
  const [start, end] = [firstDay(from), dayAfter(asOf)];
  return (time) => round(((time - start) / (end - start)) * 98.7);
};

function PulseAxis({ of, place }: { of: PulseView; place: Place }): VNode {
  const { t, lang } = usePage();
  const today = place(firstDay(of.asOf));
  const years = Array.from({ length: yearOf(of.asOf) - yearOf(of.from) }, (_, i) => yearOf(of.from) + 1 + i);
  return (
    <div class="axis">
      <svg class="c" role="img" aria-label={plain(t('fromMonthTo', monthOf(of.from), monthOf(of.asOf)), lang)}>
        <symbol id="grid-pulse">
          <rect class="pastbg" width={percent(today)} height="100%" />
          {years.map((year) => (
            <line key={year} class="grid" x1={percent(place(Date.UTC(year, 0, 1)))} x2={percent(place(Date.UTC(year, 0, 1)))} y2="100%" />
          ))}
          <line class="today" x1={percent(today)} x2={percent(today)} y2="100%" />
        </symbol>
        {years.map((year) => (
          <text key={year} x={percent(Math.min(place(Date.UTC(year, 6, 1)), 92))} y="30" text-anchor="middle">
            {year}
          </text>
        ))}
        <text class="tl" x={percent(today)} y="10" text-anchor="end" dx="4">
          {t('today')}
        </text>
      </svg>
    </div>
  );
}

const monthOf = ({ date }: PartialDate): PartialDate => ({ date: date.slice(0, 7), precision: 'month' });

export function PulseText({ of, asOf }: { of: PulseRow; asOf: PartialDate }): VNode {
  const { t, lang } = usePage();
  return (
    <div class="txt">
      <h3>
        <a href={of.href}>{of.label}</a>
      </h3>
      <p>
        <Say it={of.lastNews ? t('lastNewsOn', of.lastNews) : t('noNewsEver')} />
        <br />
        <Say it={connection(of.lastHeard, asOf, t, lang)} />
      </p>
      {of.quietMonths !== null && (
        <div class="tags">
          <Tag glyph="quiet" tone="wait" words={t('quietFor', of.quietMonths)} />
        </div>
      )}
    </div>
  );
}

/** The connection is not the news: a department may be heard every minute and report nothing for months. */
function connection(heard: string | null, asOf: PartialDate, t: Translate, lang: string): Words {
  if (heard === null) return t('connectionNever');
  const day: PartialDate = { date: heard.slice(0, 10), precision: 'day' };
  return day.date === asOf.date ? t('connectionToday', printTime(heard, lang)) : t('connectionOn', day);
}

function PulseTrack({ of, place, today }: { of: PulseRow; place: Place; today: number }): VNode {
  const days = [...new Set(of.days.map((day) => place(firstDay(day))))].filter((x) => x >= 0 && x <= 100);
  const last = days.length === 0 ? 0 : Math.max(...days);
  return (
    <div class="trk" aria-hidden="true">
      <svg class="c">
        <use href="#grid-pulse" width="100%" height="100%" />
        <svg y="50%" width="100%" height="1" overflow="visible">
          <rect class="silence" x={percent(last)} y="-1" width={percent(Math.max(today - last, 0))} height="2" />
          {days.map((x) => (
            <line key={x} class="beat" x1={percent(x)} x2={percent(x)} y1="-13" y2="13" />
          ))}
        </svg>
      </svg>
    </div>
  );
}
