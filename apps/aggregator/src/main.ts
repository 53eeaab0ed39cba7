import { exitWithReason } from '@milepost/service';
import { startAggregator } from './start-aggregator.js';

await startAggregator().catch(exitWithReason);
