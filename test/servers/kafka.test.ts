import { describe, expect, test } from '@jest/globals';
import { applyTopics, checkTopics, KafkaChangeLog, type KafkaConnection } from '@moisson/changelog/kafka';
import { randomUUID } from 'node:crypto';
import { changeLogContract } from '../contract/change-log-contract.ts';
import { kafkaBrokers, withServer } from './given.ts';

const connection = (): KafkaConnection => ({
  brokers: kafkaBrokers(),
  clientId: 'test',
  topicPrefix: `t-${randomUUID()}.`,
});
const topic = (name: string, partitions = 4, config = {}) => ({ name, partitions, config });

withServer('KAFKA_BROKERS', () => {
  changeLogContract('Kafka', async () => {
    const to = connection();
    await applyTopics(to, { replicationFactor: 1, topics: ['t', 'bulk', 'live', 'vide'].map((name) => topic(name)) });
    let changeLog = new KafkaChangeLog(to);
    return {
      changeLog,
      reopen: async () => {
        await changeLog.close();
        changeLog = new KafkaChangeLog(to);
        return changeLog;
      },
      close: () => changeLog.close(),
    };
  });

  describe('topics', () => {
    test('are created, checked, and changed to what is declared; a missing or different one is named', async () => {
      const to = connection();
      const file = { replicationFactor: 1, topics: [topic('a', 2, { 'cleanup.policy': 'compact' }), topic('b', 3)] };
      expect((await checkTopics(to, file)).map(({ detail }) => detail)).toEqual(['missing', 'missing']);
      expect((await applyTopics(to, file)).created).toHaveLength(2);
      expect(await checkTopics(to, file)).toEqual([]);
      const wider = { replicationFactor: 1, topics: [topic('a', 4, { 'cleanup.policy': 'delete' }), topic('b', 3)] };
      expect((await checkTopics(to, wider)).map(({ detail }) => detail)).toEqual([
        '2 partitions, declared are 4',
        'cleanup.policy is compact, declared is delete',
      ]);
      const changeLog = new KafkaChangeLog(to, wider.topics);
      await expect(changeLog.check()).rejects.toThrow(/moisson topics apply/);
      await applyTopics(to, wider);
      await changeLog.check();
      await changeLog.close();
    });
  });
});
