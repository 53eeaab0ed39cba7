import { z } from 'zod';

/** high: an institution's page or two agreeing pages; medium: one secondary page; low: never shown as fact. */
export const confidences = ['high', 'medium', 'low'] as const;
export const Confidence = z.enum(confidences);
export type Confidence = z.infer<typeof Confidence>;
