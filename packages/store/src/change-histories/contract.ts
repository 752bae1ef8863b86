import { expect, test } from '@jest/globals';
import { datasetIdOf, type ChangeHistory } from '@moisson/domain';
import { aRecord } from '@moisson/testkit';
import { contractOf } from '../contract-suite.ts';

/** The contract of the histories of datasets, for every store. */
export const changeHistoriesContract = contractOf('histories of datasets', (given) => {
  test('each dataset has one history, which is replaced and removed', async () => {
    const { changeHistories } = given.store;
    const ids = [0, 1, 2].map((at) => datasetIdOf(aRecord({ recordKey: `r${at}` })));
    const at = (day: number): string => `2026-01-0${day}T15:00:00.000Z`;
    const history = (index: number, day: number): ChangeHistory => ({
      ...{ id: ids[index]!, watchedSince: at(1), changes: [{ at: at(day), kind: 'content' }] },
    });
    expect(await changeHistories.of(ids)).toEqual(new Map());
    expect(await changeHistories.of([])).toEqual(new Map());
    await changeHistories.put([]);
    await changeHistories.put([history(0, 2), history(1, 2)]);
    await changeHistories.put([history(0, 3)]);
    expect(await changeHistories.of([ids[0]!, ids[2]!])).toEqual(new Map([[ids[0], history(0, 3)]]));
    await changeHistories.remove([ids[0]!, ids[2]!]);
    expect(await changeHistories.of(ids)).toEqual(new Map([[ids[1], history(1, 2)]]));
  });
});
