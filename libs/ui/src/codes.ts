export type DeliveryStatus = 'notStarted' | 'inProgress' | 'partiallyDelivered' | 'delivered' | 'deferred' | 'notPursued';

export type LegislativeStage =
  | 'legislativeInitiative'
  | 'announced'
  | 'tabled'
  | 'underNegotiation'
  | 'provisionalAgreement'
  | 'adopted'
  | 'published'
  | 'inForce'
  | 'applicable'
  | 'withdrawn'
  | 'rejected'
  | 'lapsed'
  | 'repealed'
  | 'annulled';

export type MilestoneStatus = 'scheduled' | 'met' | 'partiallyMet' | 'notMet' | 'cancelled';

export type Assessment = 'notAssessed' | 'confirmed' | 'partiallyConfirmed' | 'notConfirmed' | 'disputed';

export type Confidence = 'high' | 'medium' | 'low';
