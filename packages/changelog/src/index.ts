export * from './cloud-event-codec.ts';
export * from './dead-letters.ts';
export { KafkaChangeLog } from './kafka/kafka-change-log.ts';
export type { KafkaConnection } from './kafka/kafka-options.ts';
export { declaredTopics } from './kafka/declared-topics.ts';
export type { TopicDeclaration, TopicsFile } from './kafka/topic-declaration.ts';
export { applyTopics, checkTopics, topicsError, type TopicFault, type TopicsApplied } from './kafka/topics.ts';
export { originHeaders, observedChangeLog } from './observed-change-log.ts';
export { SqliteChangeLog } from './sqlite/sqlite-change-log.ts';
