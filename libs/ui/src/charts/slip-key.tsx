import type { VNode } from 'preact';
import { usePage } from '../parts/page-context.js';
import type { SlipRow } from './slip-geometry.js';

/** Explains only the marks that the chart has. */
export function SlipKey({ rows }: { rows: readonly SlipRow[] }): VNode {
  const { t } = usePage();
  const has = (test: (row: SlipRow) => boolean) => rows.some(test);
  return (
    <ul class="key">
      {has(({ statement }) => statement.said.precision === 'day') && <Dot label={t('keySaid')} />}
      {has(({ statement }) => statement.said.precision !== 'day') && <Pill label={t('keySaidIn')} />}
      {has(({ due }) => due?.shape === 'box') && <Box mark="due" label={t('keyDueYear')} />}
      {has(({ due }) => due !== null && due.shape !== 'box') && <Diamond label={t('keyDueDay')} />}
      {has(({ statement }) => statement.contested.length > 0) && <Box mark="due weak" label={t('keyWeak')} />}
      <Box mark="due now" label={t('keyNow')} />
      {has(({ arrow }) => arrow !== null) && <ArrowKey label={t('keyMoves')} />}
    </ul>
  );
}

interface Labelled {
  label: string;
}

function Dot({ label }: Labelled): VNode {
  return (
    <li>
      <svg width="12" height="12" viewBox="-6 -6 12 12" class="c" aria-hidden="true">
        <circle class="dot" r="5.5" />
      </svg>
      {label}
    </li>
  );
}

function Pill({ label }: Labelled): VNode {
  return (
    <li>
      <svg width="30" height="12" viewBox="-15 -6 30 12" class="c" aria-hidden="true">
        <line class="said" x1="-9" x2="9" />
        <line class="said2" x1="-9" x2="9" />
      </svg>
      {label}
    </li>
  );
}

function Box({ label, mark }: Labelled & { mark: string }): VNode {
  return (
    <li>
      <svg width="28" height="16" viewBox="-14 -8 28 16" class="c" aria-hidden="true">
        <rect class={mark} x="-13" y="-7" width="26" height="14" rx="3" />
      </svg>
      {label}
    </li>
  );
}

function Diamond({ label }: Labelled): VNode {
  return (
    <li>
      <svg width="18" height="18" viewBox="-11 -11 22 22" class="c" aria-hidden="true">
        <path class="due" d="M0-9 8 0 0 9-8 0z" />
      </svg>
      {label}
    </li>
  );
}

function ArrowKey({ label }: Labelled): VNode {
  return (
    <li>
      <svg width="32" height="12" viewBox="-16 -6 32 12" class="c" aria-hidden="true">
        <path class="path" d="M-14 0h20" />
        <path class="pathhead" d="M14 0 4-6v12z" />
      </svg>
      {label}
    </li>
  );
}
