import { expect, test } from '@jest/globals';
import type { Disk } from './disk.ts';
import { NightWriter } from './night-writer.ts';

test('a file that is given up is closed only after the write in flight', async () => {
  const acts: string[] = [];
  const [begun, disk] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const file = {
    write: async () => {
      begun.resolve(undefined);
      await disk.promise;
      acts.push('written');
    },
    sync: async () => undefined,
    close: async () => {
      acts.push('closed');
    },
  };
  const writer = await NightWriter.create({ create: async () => file } as unknown as Disk, 'a.txt', () => undefined);
  await writer.write('abc');
  await begun.promise;
  const abandoned = writer.abandon();
  // All that could run before the disk answers has run.
  await new Promise(setImmediate);
  expect(acts).toEqual([]);
  disk.resolve(undefined);
  await abandoned;
  expect(acts).toEqual(['written', 'closed']);
});
