import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { noCounts, type Checkpoint, type Claim } from '@moisson/domain';
import { contractOf } from '../contract-suite.ts';

/** The contract of checkpoints, for every store. */
export const checkpointsContract = contractOf('checkpoints', (given) => {
  const sourceId = SourceId.parse('laval');
  const claim = (run: number): Claim => ({
    ...{ sourceId, run, owner: 'test', trigger: 'schedule', claimedAt: '2026-11-27T12:00:00.000Z', announced: [] },
    ...{ consecutiveFailures: 0, trouble: { failures: 0 }, standing: 'proven', records: 0 },
  });
  const checkpoint = (cursor: string, keys = [1, 2, 3, 4, 5, 6, 7, 8]): Checkpoint => ({
    ...{ cursor, startedAt: '2026-11-27T12:00:00.000Z', reading: 'r', knownAtStart: 7, keys: Uint8Array.from(keys) },
    book: {
      ...{ counts: noCounts, problems: [], problemsTotal: 0, withheld: [['brouillon', 2]], positions: [] },
      ...{
        published: 3,
        created: [{ recordKey: '$a', identities: ['title:é'] }],
        deleted: ['x'],
        matched: 4,
        keyless: 1,
      },
    },
  });
  const cursor = async () => (await given.store.checkpoints.get(sourceId))?.cursor;

  test('the newest checkpoint of a source is read as it was written', async () => {
    expect(await cursor()).toBeUndefined();
    await given.store.checkpoints.put(claim(2), checkpoint('page 1'));
    await given.store.checkpoints.put(claim(2), checkpoint('page 2', [9, 9, 9, 9, 9, 9, 9, 9]));
    const { keys, ...rest } = (await given.store.checkpoints.get(sourceId))!;
    const { keys: expected, ...others } = checkpoint('page 2', [9, 9, 9, 9, 9, 9, 9, 9]);
    expect([rest, [...keys]]).toEqual([others, [...expected]]);
  });

  test('an outdated run neither replaces nor deletes the checkpoint of the newer run', async () => {
    await given.store.checkpoints.put(claim(3), checkpoint('newer'));
    await given.store.checkpoints.put(claim(2), checkpoint('older'));
    await given.store.checkpoints.drop(claim(2));
    expect(await cursor()).toBe('newer');
    await given.store.checkpoints.drop(claim(4));
    expect(await cursor()).toBeUndefined();
  });
});
