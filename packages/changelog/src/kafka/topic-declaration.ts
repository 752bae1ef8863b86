import { z } from 'zod';

/** A topic as declared in `deploy/kafka/topics.yaml`. */
export const TopicDeclaration = z.strictObject({
  name: z.string().regex(/^[a-zA-Z0-9._-]{1,200}$/),
  partitions: z.int().min(1).max(1000),
  /** Topic settings under Kafka's own names. */
  config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
});
export type TopicDeclaration = Readonly<z.infer<typeof TopicDeclaration>>;

export const TopicsFile = z.strictObject({
  replicationFactor: z.int().min(-1).default(-1),
  topics: z.array(TopicDeclaration).min(1),
});
export type TopicsFile = Readonly<z.infer<typeof TopicsFile>>;
