import { MoissonError, OutageError } from '@moisson/kernel';

/**
 * Converts an error of kafkajs to ours. Compares names, because kafkajs does not export its error classes to ES
 * modules.
 */
export const kafkaOutage = (error: unknown): MoissonError => {
  if (error instanceof MoissonError) return error;
  const refused = error instanceof Error && error.name === 'KafkaJSSASLAuthenticationError';
  if (!refused) return new OutageError('Kafka', error);
  const params = { settings: 'KAFKA_USERNAME, KAFKA_PASSWORD' };
  return new OutageError('Kafka', error, { code: 'dependency.refused', params });
};
