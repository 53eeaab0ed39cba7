import { z } from 'zod';
import { eventType, existing } from '../event-type.js';
import { Spotlight, Survey } from './framework.js';

export const surveyEvents = {
  OpinionPublished: eventType<Survey, Survey>({
    action: 'publish',
    creates: true,
    by: ['keeper'],
    change: Survey,
    apply: (_, change) => change,
  }),
};

const SpotlightSet = Spotlight.omit({ period: true });
const nothing = z.strictObject({});

export const spotlightEvents = {
  SpotlightSet: eventType<Spotlight, z.infer<typeof SpotlightSet>>({
    action: 'set',
    creates: true,
    by: ['keeper'],
    change: SpotlightSet,
    apply: (_, change, { occurredOn }) => ({ ...change, period: { from: occurredOn, to: null } }),
  }),
  SpotlightEnded: eventType<Spotlight, z.infer<typeof nothing>>({
    action: 'end',
    by: ['keeper'],
    change: nothing,
    apply: (state, _, { occurredOn }) => ({ ...existing(state), period: { ...existing(state).period, to: occurredOn } }),
  }),
};
