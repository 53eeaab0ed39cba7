import { z } from 'zod';

/** Where an axis may go from each of its codes; `none` is the state before the first event. */
export type Transitions<Code extends string> = Readonly<Record<Code | 'none', readonly Code[]>>;

export const legislativeStages = [
  'legislativeInitiative',
  'announced',
  'tabled',
  'underNegotiation',
  'provisionalAgreement',
  'adopted',
  'published',
  'inForce',
  'applicable',
  'withdrawn',
  'rejected',
  'lapsed',
  'repealed',
  'annulled',
] as const;
export const LegislativeStage = z.enum(legislativeStages);
export type LegislativeStage = z.infer<typeof LegislativeStage>;

export const legislativeTransitions: Transitions<LegislativeStage> = {
  none: legislativeStages.slice(0, 9),
  legislativeInitiative: ['announced', 'tabled', 'withdrawn'],
  announced: ['tabled', 'withdrawn'],
  tabled: ['underNegotiation', 'provisionalAgreement', 'adopted', 'withdrawn', 'rejected', 'lapsed'],
  underNegotiation: ['provisionalAgreement', 'adopted', 'withdrawn', 'rejected', 'lapsed'],
  provisionalAgreement: ['underNegotiation', 'adopted', 'withdrawn', 'rejected', 'lapsed'],
  adopted: ['published', 'inForce', 'applicable', 'annulled'],
  published: ['inForce', 'applicable', 'annulled'],
  inForce: ['applicable', 'lapsed', 'repealed', 'annulled'],
  applicable: ['lapsed', 'repealed', 'annulled'],
  withdrawn: [],
  rejected: [],
  lapsed: [],
  repealed: [],
  annulled: [],
};

export const deliveryStatuses = ['notStarted', 'inProgress', 'partiallyDelivered', 'delivered', 'deferred', 'notPursued'] as const;
export const DeliveryStatus = z.enum(deliveryStatuses);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

export const deliveryTransitions: Transitions<DeliveryStatus> = {
  none: ['notStarted'],
  notStarted: ['inProgress', 'partiallyDelivered', 'delivered', 'deferred', 'notPursued'],
  inProgress: ['partiallyDelivered', 'delivered', 'deferred', 'notPursued'],
  partiallyDelivered: ['delivered', 'inProgress', 'deferred', 'notPursued'],
  delivered: ['partiallyDelivered', 'inProgress'],
  deferred: ['inProgress', 'partiallyDelivered', 'delivered', 'notPursued'],
  notPursued: ['inProgress'],
};

/** How much of a promise is kept; deferred and notPursued say nothing about it. */
export const deliveryLevel: Readonly<Partial<Record<DeliveryStatus, number>>> = {
  notStarted: 0,
  inProgress: 1,
  partiallyDelivered: 2,
  delivered: 3,
};

export const milestoneStatuses = ['scheduled', 'partiallyMet', 'notMet', 'met', 'cancelled'] as const;
export const MilestoneStatus = z.enum(milestoneStatuses);
export type MilestoneStatus = z.infer<typeof MilestoneStatus>;

export const milestoneTransitions: Transitions<MilestoneStatus> = {
  none: ['scheduled', 'met'],
  scheduled: ['met', 'partiallyMet', 'notMet', 'cancelled'],
  partiallyMet: ['met', 'notMet', 'cancelled'],
  notMet: ['met', 'partiallyMet', 'cancelled'],
  met: ['notMet'],
  cancelled: ['scheduled'],
};

/** Any verdict may follow any other with a reason; a new claim sets the assessment back to notAssessed. */
export const assessments = ['notAssessed', 'confirmed', 'partiallyConfirmed', 'notConfirmed', 'disputed'] as const;
export const Assessment = z.enum(assessments);
export type Assessment = z.infer<typeof Assessment>;

export const allows = <Code extends string>(table: Transitions<Code>, from: Code | null | undefined, to: Code): boolean =>
  table[from ?? 'none'].includes(to);
