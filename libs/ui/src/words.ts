import type { Assessment, DeliveryStatus, LegislativeStage, MilestoneStatus } from './codes.js';
import type { GlyphName } from './glyphs.js';

/** Colour class; it only repeats what glyph and word say. */
export type Tone = 'kept' | 'part' | 'way' | 'none' | 'off' | 'not' | 'bad' | 'wait' | 'mute';

export interface Sign {
  glyph: GlyphName;
  tone: Tone;
}

const sign = (glyph: GlyphName, tone: Tone): Sign => ({ glyph, tone });

export const deliverySigns: Record<DeliveryStatus, Sign> = {
  notStarted: sign('none', 'none'),
  inProgress: sign('way', 'way'),
  partiallyDelivered: sign('part', 'part'),
  delivered: sign('kept', 'kept'),
  deferred: sign('off', 'off'),
  notPursued: sign('not', 'not'),
};

/** The order in which counts of promises are printed. */
export const deliveryOrder: readonly DeliveryStatus[] = [
  'delivered',
  'partiallyDelivered',
  'inProgress',
  'notStarted',
  'deferred',
  'notPursued',
];

const before = sign('pre', 'mute');
const making = sign('make', 'way');
const isLaw = sign('law', 'kept');
const ended = sign('fin', 'bad');

export const stageSigns: Record<LegislativeStage, Sign> = {
  legislativeInitiative: before,
  announced: before,
  tabled: making,
  underNegotiation: making,
  provisionalAgreement: making,
  adopted: isLaw,
  published: isLaw,
  inForce: isLaw,
  applicable: isLaw,
  withdrawn: ended,
  rejected: ended,
  lapsed: ended,
  repealed: ended,
  annulled: ended,
};

export const milestoneSigns: Record<MilestoneStatus | 'overdue', Sign> = {
  scheduled: sign('sched', 'mute'),
  met: sign('met', 'kept'),
  partiallyMet: sign('mpart', 'way'),
  notMet: sign('miss', 'bad'),
  cancelled: sign('canc', 'mute'),
  overdue: sign('over', 'wait'),
};

export const assessmentSigns: Record<Assessment, Sign> = {
  notAssessed: sign('unas', 'mute'),
  confirmed: sign('conf', 'kept'),
  partiallyConfirmed: sign('pconf', 'way'),
  notConfirmed: sign('nconf', 'bad'),
  disputed: sign('disp', 'wait'),
};
