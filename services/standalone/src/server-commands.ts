import { applyTopics, checkTopics, declaredTopics, topicsError, type KafkaConnection } from '@moisson/changelog/kafka';
import { distributedForm, readConfig } from '@moisson/runtime';
import { migrateMongoStore } from '@moisson/store/mongo';

const kafkaOf = (): KafkaConnection => ({
  ...distributedForm(readConfig(process.env)).kafka,
  clientId: 'moisson-command',
});

/** Brings the cluster's topics to what is declared, or throws `config.invalid` where they differ. */
export const topics = async (action: 'apply' | 'check'): Promise<unknown> => {
  if (action === 'apply') return applyTopics(kafkaOf(), declaredTopics());
  const faults = await checkTopics(kafkaOf(), declaredTopics());
  if (faults.length > 0) throw topicsError(faults);
  return { faults };
};

/** Makes or updates the database's indexes. */
export const migrate = async (): Promise<unknown> => ({
  steps: await migrateMongoStore(distributedForm(readConfig(process.env)).mongodb),
});
