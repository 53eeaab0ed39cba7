import type { Metrics } from '@milepost/service';
import type { Standing } from '../projection/offsets.js';
import type { Lag } from './lag.js';

const PARTITION: ('topic' | 'partition')[] = ['topic', 'partition'];

/** Shows, with the metrics, how far each partition is behind that is ours at that moment. */
export function gaugeLag(metrics: Metrics, lag: Lag, standings: () => readonly Standing[]): void {
  const each = (value: (standing: Standing) => number) => () =>
    standings().map((standing) => ({ labels: labelsOf(standing), value: value(standing) }));
  const messages = each((standing) => lag.messages(standing, standing.next));
  const seconds = each((standing) => lag.seconds(standing, standing.next, Date.now()));
  metrics.gauges('milepost_consumer_lag_messages', 'Messages on a partition that are not yet in the read model.', PARTITION, messages);
  metrics.gauges('milepost_consumer_lag_seconds', 'Age of the oldest of them, at most.', PARTITION, seconds);
}

const labelsOf = ({ topic, partition }: Standing) => ({ topic, partition });
