import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { datasetIdOf, type ChangeHistory } from '@moisson/domain';
import { aRecord } from '@moisson/testkit';
import { contractOf } from '../contract-suite.ts';

/** The contract of the histories of datasets, for every store. */
export const changeHistoriesContract = contractOf('histories of datasets', (given) => {
  const ids = [0, 1, 2].map((at) => datasetIdOf(aRecord({ recordKey: `r${at}` })));
  const at = (day: number): string => `2026-01-0${day}T15:00:00.000Z`;
  const history = (index: number, more: Partial<ChangeHistory> = {}): ChangeHistory => ({
    ...{ id: ids[index]!, sourceId: SourceId.parse('laval'), title: { fr: `Jeu ${index}` } },
    ...{ watchedSince: at(1), changes: [{ at: at(2), kind: 'content' }], ...more },
  });
  const expected = (day: number, lateFrom: number): Partial<ChangeHistory> => ({
    next: { at: at(day), from: at(day), until: at(day), lateFrom: at(lateFrom) },
  });

  test('each dataset has one history, which is replaced and removed', async () => {
    const { changeHistories } = given.store;
    expect(await changeHistories.of(ids)).toEqual(new Map());
    await changeHistories.put([]);
    await changeHistories.put([history(0), history(1)]);
    await changeHistories.put([history(0, { title: { fr: 'Autre' } })]);
    expect(await changeHistories.of([ids[0]!, ids[2]!])).toEqual(
      new Map([[ids[0], history(0, { title: { fr: 'Autre' } })]]),
    );
    await changeHistories.remove([ids[0]!, ids[2]!]);
    expect([...(await changeHistories.of(ids)).keys()]).toEqual([ids[1]]);
  });

  test('those expected on a day are listed, of an organization or a source too, and those that are late longest first', async () => {
    const { changeHistories } = given.store;
    const organization = { id: 'ville', name: 'Ville' };
    const all = [history(0, expected(3, 6)), history(1, { ...expected(3, 5), organization }), history(2)];
    await changeHistories.put(all);
    const found = async (more: object): Promise<readonly string[]> =>
      (await changeHistories.expected({ day: '2026-01-03', ...more }, 10)).map(({ id }) => id);
    expect(await found({})).toEqual([ids[0]!, ids[1]!].sort());
    expect(await found({ organization: 'ville' })).toEqual([ids[1]]);
    expect(await found({ sourceId: 'laval', organization: 'autre' })).toEqual([]);
    expect(await found({ day: '2026-01-04' })).toEqual([]);
    expect((await changeHistories.latest(10)).map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    expect(await changeHistories.latest(1)).toEqual([all[1]]);
    await changeHistories.put([history(1)]);
    expect((await changeHistories.latest(10)).map(({ id }) => id)).toEqual([ids[0]]);
  });
});
