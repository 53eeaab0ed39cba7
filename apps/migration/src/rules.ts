import type { Act, TargetMeasured } from '@milepost/contracts';
import { refuse, type Rule, stageReached, when } from '@milepost/department';

const isLaw = (stage: string | undefined) => stage === 'inForce' || stage === 'applicable';

/** An act that is said to be in force or applicable can be looked up in the Official Journal. */
export const citesItsAct: Rule = (proposal) => {
  const act = proposal.before as Act | null;
  if (!isLaw(stageReached(proposal)) || act?.identifiers.some(({ scheme, of }) => !of && (scheme === 'celex' || scheme === 'eli')))
    return undefined;
  return refuse('missing-identifier', 'An act in force or applicable cites its Official Journal act: give its CELEX number or its ELI.');
};

/** A figure about migration means nothing without the countries it counts. */
export const namesItsCountries: Rule = when<unknown, TargetMeasured>('TargetMeasured', ({ change }) =>
  change.countries?.length
    ? undefined
    : refuse('missing-countries', 'Name the countries that the figure covers, by their two letters.', '/change/countries'),
);

export const rules: readonly Rule[] = [citesItsAct, namesItsCountries];
