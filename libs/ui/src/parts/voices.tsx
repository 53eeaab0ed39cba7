import type { VNode } from 'preact';
import type { AssessmentView, ClaimView, ConflictValue, ConflictView } from '../views/commitment.js';
import { usePage } from './page-context.js';
import { Day, Original, Say } from './say.js';
import { Source, Sources } from './source.js';
import { Delivery, Verdict } from './status.js';

/** Two voices side by side: the department's claim and an independent verdict on it. */
export function ClaimAndAssessment({ claim, assessment }: { claim: ClaimView; assessment: AssessmentView }): VNode {
  return (
    <div class="pair">
      <Claim of={claim} />
      <Review of={assessment} />
    </div>
  );
}

function Claim({ of }: { of: ClaimView }): VNode {
  const { t } = usePage();
  return (
    <div>
      <h3>{t('departmentSays')}</h3>
      <p class="val">
        <Delivery status={of.status} />
      </p>
      <p>
        {of.reason && (
          <>
            “<Original text={of.reason} />”{' '}
          </>
        )}
        {of.on ? <Say it={t('claimedBy', of.department, of.on, of.basis)} /> : t('nothingClaimed', of.department)}
      </p>
      <Sources of={of.evidence} label={t('evidenceLabel')} />
    </div>
  );
}

function Review({ of }: { of: AssessmentView }): VNode {
  const { t } = usePage();
  return (
    <div>
      <h3>{t('reviewerSays')}</h3>
      <p class="val">
        <Verdict verdict={of.verdict} />
      </p>
      {of.on ? (
        <p>
          {of.reason && (
            <>
              “<Original text={of.reason} />”{' '}
            </>
          )}
          <Say it={t('assessedBy', of.assessor, of.on)} />
        </p>
      ) : (
        <p>{t('nobodyAssessed')}</p>
      )}
      <Sources of={of.evidence} label={t('evidenceLabel')} />
    </div>
  );
}

/** Two sources that give different values; the blue bar marks the one the record uses. */
export function Conflict({ of }: { of: ConflictView }): VNode {
  const { t } = usePage();
  const used = of.settledOn ? t('recordUsedUntil', of.settledOn) : t('recordUses');
  return (
    <>
      <p class="measure">
        <Original text={of.about} />
      </p>
      <div class="pair fig">
        <div class="used">
          <h3>
            <Say it={used} />
          </h3>
          <Value of={of.used} />
        </div>
        {of.others.map((other, i) => (
          <div key={i}>
            <h3>{t('otherSays')}</h3>
            <Value of={other} />
          </div>
        ))}
      </div>
    </>
  );
}

function Value({ of }: { of: ConflictValue }): VNode {
  const { t } = usePage();
  return (
    <>
      <p class="val">{typeof of.value === 'string' ? of.value : <Day date={of.value} />}</p>
      {of.note && (
        <p>
          <Original text={of.note} />
        </p>
      )}
      {of.evidence && (
        <p class="src">
          <Source of={of.evidence} confidence={false} />
          {of.confidence !== 'high' && ` · ${t('confidenceNote', of.confidence)}`}
        </p>
      )}
    </>
  );
}
