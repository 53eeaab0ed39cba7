import { Aggregators1764500000002 } from './aggregators.js';
import { ReadModel1764500000001 } from './read-model.js';

/** The steps of the aggregator's schema, in order. */
export const schema = [ReadModel1764500000001, Aggregators1764500000002];
