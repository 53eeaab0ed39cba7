import {
  allows,
  assessments,
  deliveryLevel,
  deliveryTransitions,
  deliveryStatuses,
  legislativeStages,
  legislativeTransitions,
  milestoneTransitions,
  milestoneStatuses,
  type Transitions,
} from './status.js';

/** The tables of the vocabulary, §2, as text: `from: to, to`. */
const vocabulary = {
  legislativeStage: `
    none: legislativeInitiative, announced, tabled, underNegotiation, provisionalAgreement, adopted, published, inForce, applicable
    legislativeInitiative: announced, tabled, withdrawn
    announced: tabled, withdrawn
    tabled: underNegotiation, provisionalAgreement, adopted, withdrawn, rejected, lapsed
    underNegotiation: provisionalAgreement, adopted, withdrawn, rejected, lapsed
    provisionalAgreement: adopted, underNegotiation, withdrawn, rejected, lapsed
    adopted: published, inForce, applicable, annulled
    published: inForce, applicable, annulled
    inForce: applicable, lapsed, repealed, annulled
    applicable: lapsed, repealed, annulled`,
  deliveryStatus: `
    none: notStarted
    notStarted: inProgress, partiallyDelivered, delivered, deferred, notPursued
    inProgress: partiallyDelivered, delivered, deferred, notPursued
    partiallyDelivered: delivered, inProgress, deferred, notPursued
    delivered: partiallyDelivered, inProgress
    deferred: inProgress, partiallyDelivered, delivered, notPursued
    notPursued: inProgress`,
  milestoneStatus: `
    none: scheduled, met
    scheduled: met, partiallyMet, notMet, cancelled
    partiallyMet: met, notMet, cancelled
    notMet: met, partiallyMet, cancelled
    met: notMet
    cancelled: scheduled`,
};

const pairs = (table: string) =>
  new Set(
    table
      .trim()
      .split('\n')
      .map((line) => line.trim().split(': '))
      .flatMap(([from = '', to = '']) => to.split(', ').map((code) => `${from} → ${code}`)),
  );

const axes: [name: keyof typeof vocabulary, codes: readonly string[], table: Transitions<string>][] = [
  ['legislativeStage', legislativeStages, legislativeTransitions as Transitions<string>],
  ['deliveryStatus', deliveryStatuses, deliveryTransitions as Transitions<string>],
  ['milestoneStatus', milestoneStatuses, milestoneTransitions as Transitions<string>],
];

describe.each(axes)('The axis %s', (name, codes, table) => {
  const allowed = pairs(vocabulary[name]);

  it('allows what the vocabulary allows and nothing else', () => {
    const all = ['none', ...codes].flatMap((from) => codes.map((to) => [from, to] as const));
    const found = all.filter(([from, to]) => allows(table, from === 'none' ? null : from, to));
    expect(new Set(found.map(([from, to]) => `${from} → ${to}`))).toEqual(allowed);
  });

  it('can reach every code from the beginning', () => {
    const reached = new Set<string>();
    const visit = (from: string): void =>
      (table[from] ?? []).filter((to) => !reached.has(to)).forEach((to) => (reached.add(to), visit(to)));
    visit('none');
    expect([...reached].sort()).toEqual([...codes].sort());
  });
});

it('Delivery rises from no step to kept; put off and not pursued have no place on that scale', () => {
  const ranked = deliveryStatuses.filter((status) => status in deliveryLevel).sort((a, b) => deliveryLevel[a]! - deliveryLevel[b]!);
  expect(ranked).toEqual(['notStarted', 'inProgress', 'partiallyDelivered', 'delivered']);
});

it('An assessment says what a reviewer may say', () => {
  expect(assessments).toEqual(['notAssessed', 'confirmed', 'partiallyConfirmed', 'notConfirmed', 'disputed']);
});
