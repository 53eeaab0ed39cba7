import type { VNode } from 'preact';
import type { HistoryEntry } from '../views/history.js';
import { Change, changeGlyph } from './change.js';
import { usePage } from './page-context.js';
import { Original, Say } from './say.js';
import { Sources } from './source.js';
import { Timeline } from './timeline.js';

/** Every change of an entry. What was corrected or withdrawn stays, struck through, beside what replaced it. */
export function History({ of }: { of: readonly HistoryEntry[] }): VNode {
  const { t } = usePage();
  if (of.length === 0) return <p>{t('noHistory')}</p>;
  return (
    <Timeline
      of={of.map((entry) => ({
        id: entry.id,
        on: entry.occurredOn,
        glyph: changeGlyph(entry.change, entry.regression),
        flip: entry.regression && !entry.superseded,
        content: <Entry of={entry} />,
      }))}
    />
  );
}

function Entry({ of }: { of: HistoryEntry }): VNode {
  const words = <Change of={of.change} summary={of.summary} />;
  return (
    <>
      <h3>{of.superseded ? <del>{words}</del> : words}</h3>
      {of.superseded && <Superseded by={of.superseded} />}
      <Detail of={of} />
      <Sources of={of.evidence} />
      <Unproven of={of} />
    </>
  );
}

function Detail({ of }: { of: HistoryEntry }): VNode {
  const { t } = usePage();
  const { change, reason, causedBy } = of;
  return (
    <>
      {change.kind === 'corrected' && (
        <p>
          <del>{change.from}</del> <ins>{change.to}</ins>
        </p>
      )}
      {reason && (
        <p>
          {change.kind === 'corrected' || change.kind === 'retracted' ? <Say it={t('reasonIs', reason)} /> : <Original text={reason} />}
        </p>
      )}
      {causedBy && (
        <p>
          <Say it={t('followsFrom', causedBy)} />
        </p>
      )}
      {of.by && <p class="src">{t('saidBy', of.by)}</p>}
    </>
  );
}

function Superseded({ by }: { by: NonNullable<HistoryEntry['superseded']> }): VNode {
  const { t } = usePage();
  return (
    <p>
      {t(by.by === 'correction' ? 'correctedBy' : 'retractedBy')} <a href={by.href}>{t('seeEntry')}</a>
    </p>
  );
}

/** Confidence of the statement itself, where its sources are better or none are named. */
function Unproven({ of }: { of: HistoryEntry }): VNode | null {
  const { t } = usePage();
  const said = of.confidence !== 'high' && of.evidence.every((one) => one.confidence === 'high');
  if (!said && !of.evidenceMissing) return null;
  return (
    <p class="src">
      {of.evidenceMissing && <Say it={t('noEvidenceWhy', of.evidenceMissing)} />}
      {said && of.confidence !== 'high' && ` ${t('confidenceNote', of.confidence)}`}
    </p>
  );
}
