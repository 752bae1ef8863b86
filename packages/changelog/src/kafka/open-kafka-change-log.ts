import type { ChangeLog } from '@moisson/domain';
import { ObservedChangeLog } from '../observed-change-log.ts';
import { declaredTopics } from './declared-topics.ts';
import { KafkaChangeLog } from './kafka-change-log.ts';
import type { KafkaConnection } from './kafka-options.ts';

/**
 * Returns a service's event log on Kafka, measured and traced. `check` requires the declared topics. Connects at first
 * use.
 */
export const openKafkaChangeLog = (connection: KafkaConnection): ChangeLog =>
  new ObservedChangeLog(new KafkaChangeLog(connection, declaredTopics().topics), 'kafka');
