// An entry of its own, so that the embedded form does not load a Kafka client.
export { KafkaChangeLog } from './kafka-change-log.ts';
export { openKafkaChangeLog } from './open-kafka-change-log.ts';
export type { KafkaConnection } from './kafka-options.ts';
export { declaredTopics } from './declared-topics.ts';
export type { TopicDeclaration, TopicsFile } from './topic-declaration.ts';
export { applyTopics, checkTopics, topicsError, type TopicFault, type TopicsApplied } from './topics.ts';
