import { expect, test } from '@jest/globals';
import { datasetIdOf, removedBody, type ChangePosition, type DatasetText, type DatasetWrite } from '@moisson/domain';
import { aBodyWrite, aDatasetWrite, aRecord, aRemoval } from '@moisson/testkit';
import { contractOf } from '../contract-suite.ts';

/** The contract of the catalogue, for every store. */
export const catalogueContract = contractOf('the catalogue', (given) => {
  const titled = (title: string): DatasetWrite =>
    aDatasetWrite(aRecord({ recordKey: title, dataset: { ...aRecord().dataset, title: { fr: title } } }));
  const write = async (...writes: readonly DatasetWrite[]): Promise<void> => {
    expect(await given.store.datasetWrites.write(writes)).not.toContain(false);
  };

  test('a dataset is written only over the revision that was read, and owes its event until it is marked', async () => {
    const one = titled('Arbres');
    await write(one);
    expect(await given.store.datasetWrites.write([one])).toEqual([false]);
    expect(await given.store.datasetWrites.unpublished(undefined, 10)).toEqual([one.id]);
    await given.store.datasetWrites.markPublished([{ id: one.id, revision: 1 }]);
    expect(await given.store.datasetWrites.unpublished(undefined, 10)).toEqual([]);
    expect(
      await given.store.datasetWrites.write([
        aBodyWrite(one.id, { state: 'removed', label: 'Arbres', removedAt: 'x' }, 1, 'x'),
      ]),
    ).toEqual([true]);
    expect((await given.store.datasetWrites.heads([one.id])).get(one.id)).toMatchObject({
      revision: 2,
      publishedRevision: 1,
      hash: 'x',
    });
    expect([
      await given.store.datasetReads.count(),
      (await given.store.search.search({ text: 'arbres', limit: 5 })).total,
    ]).toEqual([0, 0]);
    expect(await given.store.datasetReads.scan(undefined, 5)).toEqual([]);
  });

  test('a removed dataset keeps its title, its organization, and when and why it was removed', async () => {
    const one = titled('Arbres');
    await write(one);
    const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
    const body = removedBody([aRemoval({ recordKey: 'Arbres', label: 'Arbres', organization })]);
    expect(await given.store.datasetWrites.write([aBodyWrite(one.id, body, 1)])).toEqual([true]);
    expect(await given.store.datasetReads.get(one.id)).toEqual({
      ...{ state: 'removed', label: 'Arbres', organization },
      ...{ removedAt: '2026-11-25T12:00:00.000Z', reason: 'absent', sourceId: 'laval' },
    });
  });

  test('changes are read from a position on, some writes at a time, until none is left', async () => {
    const { datasetChanges } = given.store;
    await write(titled('avant'));
    const from = await datasetChanges.newest();
    expect(await datasetChanges.after(from, 2)).toMatchObject({ ids: [] });
    const all = ['A', 'B', 'C'].map(titled);
    for (const one of all) await write(one);
    const seen: string[] = [];
    // Serialized, as a follower stores it.
    let position = JSON.parse(JSON.stringify(from)) as ChangePosition;
    for (let more = true; more;) {
      const changed = await datasetChanges.after(position, 2);
      if (changed === 'too-far') throw new Error('too far');
      expect(changed.ids.length).toBeLessThanOrEqual(2);
      seen.push(...changed.ids);
      position = changed.position;
      more = changed.newest > position.number;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(await datasetChanges.after(position, 2)).toMatchObject({ ids: [] });
  });

  test('datasets are read as they are stored: all of them, or those with given ids', async () => {
    const { datasetReads } = given.store;
    const all = Array.from({ length: 450 }, (_, at) => titled(`Jeu ${at}`));
    const gone = aBodyWrite(all[0]!.id, { state: 'removed', label: 'Jeu 0', removedAt: 'x' }, 1);
    await write(...all);
    await write(gone);
    const read = async (lists: AsyncIterable<readonly DatasetText[]>): Promise<Map<string, DatasetText>> => {
      const found = new Map<string, DatasetText>();
      for await (const texts of lists) for (const text of texts) found.set(text.id, text);
      return found;
    };
    const stored = await read(datasetReads.allTexts());
    expect(stored.size).toBe(450);
    expect(stored.get(gone.id)).toEqual({ id: gone.id, revision: 2, state: 'removed', json: gone.json });
    expect(stored.get(all[9]!.id)).toEqual({ id: all[9]!.id, revision: 1, state: 'live', json: all[9]!.json });
    const inOrder = all
      .map(({ id }) => ({ id, revision: id === gone.id ? 2 : 1, state: id === gone.id ? 'removed' : 'live' }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(await datasetReads.revisions(undefined, 500)).toEqual(inOrder);
    expect(await datasetReads.revisions(inOrder[9]!.id, 5)).toEqual(inOrder.slice(10, 15));
    const unknown = datasetIdOf(aRecord({ recordKey: 'inconnu' }));
    const asked = [unknown, ...all.slice(0, 260).map(({ id }) => id)];
    expect((await read(datasetReads.texts(asked))).size).toBe(260);
    expect((await read(datasetReads.texts([]))).size).toBe(0);
  });
});
