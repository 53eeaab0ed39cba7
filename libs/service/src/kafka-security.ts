import type { KafkaConfig } from './kafka.js';
import { setting, settings, SettingsError } from './settings.js';

/** How a process shows Kafka who it is. Without any of them it speaks openly, as to a broker on the same machine. */
export const kafkaSecuritySettings = {
  /** The certificates (PEM) that the brokers' are signed with: from then on everything is TLS. */
  KAFKA_CA: setting.text().optional(),
  /** SCRAM-SHA-512. */
  KAFKA_USERNAME: setting.text().optional(),
  KAFKA_PASSWORD: setting.text().optional(),
  /** A certificate and its key (PEM), where the brokers know their callers by them. */
  KAFKA_CERTIFICATE: setting.text().optional(),
  KAFKA_KEY: setting.text().optional(),
};

/** Throws a SettingsError that names the half that is missing. */
export function kafkaSecurity(environment?: NodeJS.ProcessEnv): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  const given = settings(kafkaSecuritySettings, environment);
  const halves = [
    ['KAFKA_USERNAME', 'KAFKA_PASSWORD'],
    ['KAFKA_CERTIFICATE', 'KAFKA_KEY'],
  ] as const;
  const alone = halves.flatMap(([one, other]) => (given[one] && !given[other] ? other : given[other] && !given[one] ? one : []));
  if (alone.length > 0) throw new SettingsError(alone.map((name) => `  ${name} is missing`));
  const { KAFKA_CA: ca, KAFKA_USERNAME: username, KAFKA_PASSWORD: password, KAFKA_CERTIFICATE: cert, KAFKA_KEY: key } = given;
  return {
    ...(ca && { ssl: { ca, ...(cert && key && { cert, key }) } }),
    ...(username && password && { sasl: { mechanism: 'scram-sha-512', username, password } }),
  };
}
