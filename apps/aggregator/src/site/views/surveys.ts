import { byEnd, startOf } from '@milepost/contracts';
import type { SurveyView } from '@milepost/ui';
import type { Reading } from '../reading.js';
import type { Standing } from '../snapshot.js';
import { evidenceView, textOf } from './texts.js';

/** What Europeans think: surveys about a priority, newest first, each with its wave, its sample and its sources. */
export const surveysOf = (priority: string, reading: Reading): SurveyView[] =>
  reading.record
    .all('survey')
    .filter(({ state }) => state.priority === priority && startOf(state.published) <= startOf(reading.day))
    .sort((a, b) => byEnd(b.state.published, a.state.published))
    .map((survey) => surveyView(survey, reading));

function surveyView(survey: Standing<'survey'>, reading: Reading): SurveyView {
  const { title, fieldwork, sample, published, findings } = survey.state;
  const shown = findings.filter(({ confidence }) => confidence !== 'low').sort((a, b) => b.value - a.value);
  return {
    title: textOf(title, reading),
    fieldwork,
    sample: sample.value,
    sampleConfidence: sample.confidence,
    publishedOn: published,
    findings: shown.map(({ statement, value, unit }) => ({ statement: textOf(statement, reading), value, unit })),
    evidence: reading.record.eventsOf(survey).flatMap(({ data }) => data.evidence).map(evidenceView), // prettier-ignore
  };
}
