import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ChangeLog, LogMessage, NewMessage } from '@moisson/domain';

export interface OpenedChangeLog {
  readonly changeLog: ChangeLog;
  /** Closes and reopens it, as a restart does. */
  readonly reopen: () => Promise<ChangeLog>;
  readonly close: () => Promise<void>;
}

const message = (key: string, text: string): NewMessage => ({ key, value: Buffer.from(text), headers: { h: 'é' } });

/** The contract of an event log. */
export const changeLogContract = (name: string, open: () => Promise<OpenedChangeLog>): void => {
  describe(`${name} keeps the change log's contract`, () => {
    let opened: OpenedChangeLog;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    /** Follows topics until this many messages were handled; returns them. */
    const collect = async (
      changeLog: ChangeLog,
      topics: readonly string[],
      count: number,
      group = 'g',
      faults: Error[] = [],
    ): Promise<LogMessage[]> => {
      const got: LogMessage[] = [];
      const done = Promise.withResolvers<undefined>();
      if (count === 0) done.resolve(undefined);
      const consumer = await changeLog.subscribe({
        group,
        topics,
        maxBatch: 2,
        maxBatchBytes: 1000,
        handle: async (messages) => {
          const fault = faults.shift();
          if (fault !== undefined) throw fault;
          got.push(...messages);
          if (got.length >= count) done.resolve(undefined);
        },
        onOutage: () => undefined,
      });
      await done.promise;
      await consumer.stop();
      return got;
    };
    const text = ({ value }: LogMessage): string => Buffer.from(value!).toString();

    test('delivers no more bytes at once than requested, except a single larger message', async () => {
      const { changeLog } = opened;
      const sizes = [400, 500, 200, 5000, 10, 900, 200];
      await changeLog.publish(
        't',
        sizes.map((size) => message('k', 'x'.repeat(size))),
      );
      const batches: number[][] = [];
      const done = Promise.withResolvers<undefined>();
      const consumer = await changeLog.subscribe({
        group: 'g',
        topics: ['t'],
        maxBatch: 10,
        maxBatchBytes: 1000,
        handle: async (messages) => {
          batches.push(messages.map(({ value }) => value!.byteLength));
          if (batches.flat().length >= sizes.length) done.resolve(undefined);
        },
        onOutage: () => undefined,
      });
      await done.promise;
      await consumer.stop();
      expect(batches).toEqual([[400, 500], [200], [5000], [10, 900], [200]]);
    });

    test('carries keys, headers and bytes, in order per key, once per group', async () => {
      const { changeLog } = opened;
      await changeLog.publish(
        't',
        Array.from({ length: 20 }, (_, at) => message(`k${at % 5}`, String(at))),
      );
      const got = await collect(changeLog, ['t'], 20);
      expect(got[0]).toMatchObject({ topic: 't', headers: { h: 'é' } });
      for (const key of ['k0', 'k1', 'k2', 'k3', 'k4']) {
        const numbers = got.filter((one) => one.key === key).map((one) => Number(text(one)));
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        expect(new Set(got.filter((one) => one.key === key).map(({ partition }) => partition)).size).toBe(1);
      }
      await changeLog.publish('t', [message('k0', 'encore')]);
      expect((await collect(changeLog, ['t'], 1)).map(text)).toEqual(['encore']);
      expect(await collect(changeLog, ['t'], 21, 'autre')).toHaveLength(21);
    });

    test('after an outage the same messages are delivered again, none skipped', async () => {
      const { changeLog } = opened;
      await changeLog.publish('t', [message('a', '1'), message('a', '2'), message('a', '3')]);
      const got = await collect(changeLog, ['t'], 3, 'g', [new Error('panne'), new Error('panne')]);
      expect(got.map(text)).toEqual(['1', '2', '3']);
    });

    test('reports how far a group is, and keeps everything over a restart', async () => {
      const { changeLog } = opened;
      const positions = await changeLog.publish('t', [message('a', '1'), message('b', '2'), message('c', '3')]);
      expect([await changeLog.lag('g', ['t']), await changeLog.reached('g', positions)]).toEqual([3, false]);
      await collect(changeLog, ['t'], 3);
      const again = await opened.reopen();
      expect([await again.lag('g', ['t']), await again.reached('g', positions), await again.reached('g', [])]).toEqual([
        0,
        true,
        true,
      ]);
      await again.publish('live', [message('a', '1'), message('a', '2'), message('a', '3')]);
      expect((await again.tail('live', 2)).map(text)).toEqual(['3', '2']);
      expect(await again.tail('vide', 5)).toEqual([]);
    });

    test('offsets only grow within a partition, over restarts too', async () => {
      const offsets: number[] = [];
      let { changeLog } = opened;
      for (let round = 0; round < 3; round += 1) {
        for (const { offset } of await changeLog.publish('t', [message('a', '1'), message('a', '2')]))
          offsets.push(Number(offset));
        changeLog = await opened.reopen();
      }
      expect(offsets).toEqual([...new Set(offsets)].sort((a, b) => a - b));
      expect(offsets).toHaveLength(3);
    });

    test('reports for how long it has made no progress', async () => {
      const { changeLog } = opened;
      await changeLog.publish('t', [message('a', '1')]);
      const hanging = Promise.withResolvers<undefined>();
      const consumer = await changeLog.subscribe({
        ...{ group: 'g', topics: ['t'], maxBatch: 2, maxBatchBytes: 1000, onOutage: () => undefined },
        handle: () => hanging.promise,
      });
      while (consumer.stalledMilliseconds() < 1000) await new Promise((resolve) => setTimeout(resolve, 10));
      hanging.resolve(undefined);
      while (consumer.stalledMilliseconds() > 900) await new Promise((resolve) => setTimeout(resolve, 10));
      await consumer.stop();
    });

    test('the first topic goes before the others', async () => {
      const { changeLog } = opened;
      await changeLog.publish(
        'bulk',
        Array.from({ length: 50 }, (_, at) => message('a', `bulk ${at}`)),
      );
      await changeLog.publish('live', [message('a', 'live')]);
      const got = await collect(changeLog, ['live', 'bulk'], 51);
      expect(got.findIndex((one) => one.topic === 'live')).toBeLessThan(3);
    });
  });
};
