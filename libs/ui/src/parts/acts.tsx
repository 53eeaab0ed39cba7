import type { VNode } from 'preact';
import { phrase, type Phrase } from '../phrase.js';
import type { ActStage, ActView } from '../views/commitment.js';
import { Identifiers } from './identifiers.js';
import { usePage } from './page-context.js';
import { Day, Original, Say } from './say.js';

/** One card per law; more than three fold. */
export function Acts({ of }: { of: readonly ActView[] }): VNode {
  const { t } = usePage();
  const rest = of.slice(3);
  return (
    <div class="fig">
      {of.slice(0, 3).map((act) => (
        <Act key={act.id} of={act} />
      ))}
      {rest.length > 0 && (
        <details class="fold">
          <summary>{t('moreActsFold', rest.length)}</summary>
          {rest.map((act) => (
            <Act key={act.id} of={act} />
          ))}
        </details>
      )}
    </div>
  );
}

function Act({ of }: { of: ActView }): VNode {
  return (
    <article class="act" id={of.id}>
      <h3>
        <Original text={of.title} />
      </h3>
      <Identifiers of={of.identifiers} />
      {of.stages.length > 0 && (
        <ol class="stages">
          {of.stages.map((stage) => (
            <StageOf key={stage.stage} of={stage} />
          ))}
        </ol>
      )}
      <Notes of={of} />
    </article>
  );
}

const classes = { passed: undefined, here: 'here', ended: 'end', ahead: 'todo' } as const;

function StageOf({ of }: { of: ActStage }): VNode {
  const { t } = usePage();
  return (
    <li class={classes[of.at]}>
      <b>
        {t('stage', of.stage)}
        {of.at === 'here' && <span class="vh"> {t('whereNow')}</span>}
      </b>
      {of.on ? <Day date={of.on} /> : <span>{t(of.at === 'ahead' ? 'notYet' : 'notReported')}</span>}
    </li>
  );
}

function Notes({ of }: { of: ActView }): VNode | null {
  const { t } = usePage();
  const lines: Phrase[] = [
    ...(of.daysToDeliver === null ? [] : [[t('daysToDeliver', t('days', of.daysToDeliver))]]),
    ...of.extensions.map(({ from, to, by }) => t('expiryMoved', from, to, by)),
    ...(of.votes.length === 0 ? [] : [votes(of.votes, t('votes'))]),
    ...(of.note ? [[of.note]] : []),
    ...(of.trackedIn ? [phrase`${t('movedUnder')} ${of.trackedIn}.`] : []),
  ];
  return lines.length === 0 ? null : (
    <p class="src">
      {lines.map((line, i) => (
        <>
          {i > 0 && ' '}
          <Say it={line} />
        </>
      ))}
    </p>
  );
}

const votes = (all: ActView['votes'], label: string): Phrase => [
  label,
  ' ',
  ...all.flatMap(({ text, on }, i): Phrase => phrase`${i > 0 ? '; ' : ''}${{ ...text, text: text.text.replace(/\.$/, '') }}, ${on}`),
  '.',
];
