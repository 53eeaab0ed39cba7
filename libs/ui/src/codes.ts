export type { Assessment, Confidence, DeliveryStatus, LegislativeStage, MilestoneStatus } from '@milepost/contracts';
