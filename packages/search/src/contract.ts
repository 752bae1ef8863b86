import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DatasetId } from '@moisson/contracts';
import type { Condition, DatasetQuery, DatasetWrite, DatasetWrites, Search } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { aBodyWrite, aDatasetWrite, aRecord } from '@moisson/testkit';

/** A search over an empty store. */
export interface OpenedSearch {
  readonly store: { readonly search: Search; readonly datasetWrites: DatasetWrites };
  readonly close: () => Promise<void>;
}

const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };

/** Returns the first write of a dataset with this title. */
const titled = (title: string, { changedAt, ...changes }: Record<string, unknown> = {}): DatasetWrite =>
  aDatasetWrite(
    aRecord({
      recordKey: title,
      dataset: { ...aRecord().dataset, title: { fr: title }, ...changes },
      changedAt: changedAt ?? '2026-11-24T12:00:00.000Z',
    }),
  );

/** The tests that every search engine must pass. */
export const searchContract = (name: string, open: () => Promise<OpenedSearch>): void => {
  describe(`${name} keeps the contract of search`, () => {
    let opened: OpenedSearch;
    let search: Search;
    beforeEach(async () => {
      opened = await open();
      ({ search } = opened.store);
    });
    afterEach(() => opened.close());

    const write = async (...writes: readonly DatasetWrite[]): Promise<void> => {
      expect(await opened.store.datasetWrites.write(writes)).not.toContain(false);
    };
    const remove = (id: DatasetId, expected = 1): Promise<void> =>
      write(aBodyWrite(id, { state: 'removed', label: 'x', removedAt: '2026-11-25T12:00:00.000Z' }, expected));
    /** The titles of the datasets that hold all words. */
    const titles = async (query: Partial<DatasetQuery>): Promise<(string | undefined)[]> => {
      const { items, exact } = await search.search({ limit: 10, ...query });
      return items.slice(0, exact).map(({ title }) => title.fr);
    };

    const writeFour = (): Promise<void> =>
      write(
        titled('Stationnements pour vélos', {
          organization,
          theme: ['transport'],
          distribution: [{ format: 'csv' }],
          changedAt: '2026-01-01T00:00:00.000Z',
        }),
        titled('Comptages', {
          description: { fr: 'Passages de vélo' },
          organization,
          distribution: [{ format: 'CSV' }, { format: 'GeoJSON' }],
        }),
        titled('Forêt urbaine', { keyword: ['Vélo'], license: { id: 'CC-BY-4.0', original: 'cc-by' } }),
        titled('"$$ROOT" OR * AND NEAR(', { language: ['fr'] }),
      );

    test('words match without case, accents and endings; all must match, and those in titles rank first', async () => {
      await writeFour();
      expect(await titles({ text: 'velo' })).toEqual(['Stationnements pour vélos', 'Forêt urbaine', 'Comptages']);
      expect(await titles({ text: 'VÉLOS stationnement' })).toEqual(['Stationnements pour vélos']);
      expect(await titles({ text: 'foret' })).toEqual(['Forêt urbaine']);
      expect(await titles({ text: '" OR 1=1 --' })).toEqual([]);
    });

    test('a text without a searchable word has an empty result with `hasNoWord`', async () => {
      await writeFour();
      expect(await search.search({ text: '?! …', limit: 10 })).toMatchObject({ items: [], total: 0, hasNoWord: true });
      expect(await search.search({ text: 'introuvable', limit: 10 })).not.toHaveProperty('hasNoWord');
      expect(await search.search({ text: ' ', limit: 10 })).toMatchObject({ total: 4 });
    });

    test('where few datasets hold all words, those that hold some follow, and the answer says so', async () => {
      await writeFour();
      const { exact, items } = await search.search({ text: 'forêt comptages', limit: 10 });
      expect([exact, items.map(({ title }) => title.fr).toSorted()]).toEqual([0, ['Comptages', 'Forêt urbaine']]);
      expect(await search.search({ text: 'forêt urbaine', limit: 10 })).not.toHaveProperty('exact');
      expect(await search.search({ text: 'vélos stationnements', limit: 10 })).toMatchObject({ exact: 1, total: 3 });
    });

    test('a word that no dataset holds is searched for as the nearest of their titles, and the answer says so', async () => {
      await writeFour();
      expect(await search.search({ text: 'comtages', limit: 10 })).toMatchObject({
        total: 1,
        corrected: [{ written: 'comtages', searched: 'comptages' }],
      });
    });

    test('the beginning of a word finds the words that begin so, and is completed', async () => {
      await writeFour();
      expect(await titles({ text: 'stationn' })).toEqual(['Stationnements pour vélos']);
      expect(await titles({ text: 'vélos station' })).toEqual(['Stationnements pour vélos']);
      expect(await search.suggest('stat', 10)).toEqual(['stationnements']);
      expect(await search.suggest('VÉ', 10)).toEqual(['velo', 'velos']);
      expect(await search.suggest('x', 10)).toEqual([]);
    });

    test('a word behind a minus sign must not be found', async () => {
      await writeFour();
      expect(await titles({ text: 'vélo -forêt' })).toEqual(['Stationnements pour vélos', 'Comptages']);
    });

    test('all filters apply together, and facets count the result', async () => {
      await writeFour();
      expect(await titles({ format: ['Csv'], organization: ['ville-de-laval'], theme: ['transport'] })).toEqual([
        'Stationnements pour vélos',
      ]);
      expect(await titles({ license: ['CC-BY-4.0'] })).toEqual(['Forêt urbaine']);
      expect(await titles({ license: ['CC-BY-4.0'], format: ['csv'] })).toEqual([]);
      expect(await titles({ theme: ['inconnu'] })).toEqual([]);
      expect((await search.search({ source: ['laval'], limit: 1 })).total).toBe(4);
      const { facets, total } = await search.search({ text: 'velo', limit: 1 });
      expect(total).toBe(3);
      expect(facets.format).toEqual([
        { value: 'CSV', count: 2 },
        { value: 'GEOJSON', count: 1 },
      ]);
      expect(facets.organization).toEqual([{ value: 'ville-de-laval', label: 'Ville de Laval', count: 2 }]);
    });

    test('a facet takes several values, and is counted without its own filter', async () => {
      await writeFour();
      expect(await titles({ format: ['geojson', 'csv'] })).toEqual(['Comptages', 'Stationnements pour vélos']);
      const { facets, total } = await search.search({ theme: ['transport'], license: [], limit: 10 });
      expect([total, facets.theme]).toEqual([1, [{ value: 'transport', count: 1 }]]);
      const narrowed = await search.search({ format: ['geojson'], organization: ['ville-de-laval'], limit: 10 });
      expect(narrowed.total).toBe(1);
      expect(narrowed.facets.format).toEqual([
        { value: 'CSV', count: 2 },
        { value: 'GEOJSON', count: 1 },
      ]);
    });

    test('words in quotation marks must follow each other; where they do not, the others follow', async () => {
      await write(
        titled('Qualité de l’eau potable'),
        titled('Eau et qualité'),
        titled('Air', { description: { fr: 'Qualité des eaux' } }),
      );
      for (const text of ['"qualité de l’eau"', '«\u00a0qualité de l’eau\u00a0»', '“Qualite eau”'])
        expect((await titles({ text })).toSorted()).toEqual(['Air', 'Qualité de l’eau potable']);
      expect(await titles({ text: 'qualité -"qualité de l’eau"' })).toEqual(['Eau et qualité']);
      expect(await search.search({ text: '"potable qualité"', limit: 10 })).toMatchObject({ exact: 0, total: 3 });
      expect(await titles({ text: '"qualité de l’eau' })).toHaveLength(3);
    });

    test('only datasets about a part of a period or of an area are found, those that say neither are not', async () => {
      await write(
        titled('A', { temporal: { start: '2015', end: '2018-06' }, spatial: { bbox: [-74, 45, -73, 46] } }),
        titled('B', { temporal: { start: '2019-02-28' } }),
        titled('C', { spatial: { bbox: [179, -10, -179, 10] } }),
        titled('D'),
      );
      const among = async (query: Partial<DatasetQuery>): Promise<string> => (await titles(query)).toSorted().join(' ');
      expect(await among({ period: { start: '2018' } })).toBe('A B');
      expect(await among({ period: { start: '2018-07' } })).toBe('B');
      expect(await among({ period: { end: '2015-01-01' } })).toBe('A');
      expect(await among({ period: { start: '2018-07', end: '2019-02-27' } })).toBe('');
      expect(await among({ bbox: [-73.5, 45.5, -73.4, 45.6] })).toBe('A');
      expect(await among({ bbox: [-180, 0, -179.5, 1] })).toBe('C');
      expect(await among({ bbox: [10, 10, 20, 20] })).toBe('');
    });

    test('results are sorted by change or by title if so wanted, over pages', async () => {
      await write(
        titled('Érables', { changedAt: '2026-01-03T00:00:00.000Z' }),
        titled('arbres', { changedAt: '2026-01-01T00:00:00.000Z' }),
        titled('« Zones »', { changedAt: '2026-01-02T00:00:00.000Z' }),
      );
      const walk = async (sort: 'changed' | 'title'): Promise<string> => {
        const first = await search.search({ sort, limit: 2 });
        const second = await search.search({ sort, limit: 2, cursor: first.next! });
        return [...first.items, ...second.items].map(({ title }) => title.fr).join(', ');
      };
      expect(await walk('title')).toBe('arbres, Érables, « Zones »');
      expect(await walk('changed')).toBe('Érables, « Zones », arbres');
    });

    const writeDescribed = (): Promise<void> =>
      write(
        titled('Parcs de Laval', {
          ...{ organization, keyword: ['Parcs et espaces verts', 'Été'], theme: ['transport'] },
          description: { fr: 'Les aires de jeu.' },
          distribution: [{ id: 'F-1', format: 'CSV', accessURL: 'https://donnees.laval.ca/parcs.csv' }],
          changedAt: '2026-01-01T00:00:00.000Z',
        }),
        titled('Arbres', {
          ...{ keyword: ['été'], license: { id: 'CC-BY-4.0', original: 'cc-by' } },
          description: { fr: 'Les parcs et leurs arbres.' },
          distribution: [{ id: 'f-2', format: 'geojson' }],
          changedAt: '2026-03-01T00:00:00.000Z',
        }),
        titled('Budget', { changedAt: '2026-02-01T00:00:00.000Z' }),
      );

    test('a condition is of facets, whole keywords, files, ids, words, dates, and of all, any or none of others', async () => {
      await writeDescribed();
      const among = async (where: Condition): Promise<string> => (await titles({ where })).toSorted().join(', ');
      const { id } = (await search.search({ where: { words: 'budget', in: 'title' }, limit: 1 })).items[0]!;
      for (const [where, expected] of [
        [{ facet: 'organization', value: 'Ville-de-Laval' }, 'Parcs de Laval'],
        [{ facet: 'format', value: 'GeoJSON' }, 'Arbres'],
        [{ facet: 'license', value: 'cc-by-4.0' }, 'Arbres'],
        [{ facet: 'theme', value: 'inconnu' }, ''],
        [{ keyword: 'ÉTÉ' }, 'Arbres, Parcs de Laval'],
        [{ keyword: 'parcs' }, ''],
        [{ keyword: 'parcs et espaces verts' }, 'Parcs de Laval'],
        [{ file: 'f-1' }, 'Parcs de Laval'],
        [{ file: 'F-2' }, 'Arbres'],
        [{ id: id.toUpperCase() }, 'Budget'],
        [{ id: 'f-1' }, ''],
        [{ words: 'parc', in: 'any' }, 'Arbres, Parcs de Laval'],
        [{ words: 'parc', in: 'title' }, 'Parcs de Laval'],
        // A word of a title that is the name of a place.
        [{ words: 'laval', in: 'title' }, 'Parcs de Laval'],
        [{ words: 'parcs', in: 'body' }, 'Arbres, Parcs de Laval'],
        [{ words: 'jeu', in: 'body' }, 'Parcs de Laval'],
        [{ words: 'de la', in: 'any' }, ''],
        [{ words: 'donnees.laval.ca', in: 'address' }, 'Parcs de Laval'],
        [{ words: 'aires de jeu', in: 'any', as: 'phrase' }, 'Parcs de Laval'],
        [{ words: 'jeu aires', in: 'any', as: 'phrase' }, ''],
        [{ words: 'arb', in: 'title', as: 'beginning' }, 'Arbres'],
        [{ words: 'arb', in: 'title' }, ''],
        [{ date: 'changedAt', from: Date.parse('2026-02-01') }, 'Arbres, Budget'],
        [{ date: 'changedAt', before: Date.parse('2026-02-01') }, 'Parcs de Laval'],
        [{ date: 'firstSeenAt', from: Date.parse('2100-01-01') }, ''],
        [{ all: [] }, 'Arbres, Budget, Parcs de Laval'],
        [{ any: [] }, ''],
        [{ not: { keyword: 'été' } }, 'Budget'],
        [{ all: [{ keyword: 'été' }, { not: { facet: 'format', value: 'csv' } }] }, 'Arbres'],
        [
          {
            any: [
              { words: 'budget', in: 'title' },
              { facet: 'format', value: 'csv' },
            ],
          },
          'Budget, Parcs de Laval',
        ],
      ] as readonly (readonly [Condition, string])[])
        expect([where, await among(where)]).toEqual([where, expected]);
      const long = { any: Array.from({ length: 501 }, (_, at): Condition => ({ keyword: `k${at}` })) };
      await expect(search.search({ where: long, limit: 1 })).rejects.toMatchObject({ code: 'request.invalid' });
      expect(await titles({ text: 'parcs', where: { keyword: 'été' } })).toEqual(['Parcs de Laval', 'Arbres']);
      const { facets, total } = await search.search({ where: { keyword: 'été' }, limit: 1 });
      expect([total, facets.organization.map(({ count }) => count)]).toEqual([2, [1]]);
    });

    test('words as they are written are neither corrected nor completed, and the answer is not widened', async () => {
      await writeFour();
      for (const text of ['comtages', 'stationn', 'forêt comptages'])
        expect(await search.search({ text, asWritten: true, limit: 10 })).toMatchObject({ total: 0, items: [] });
      expect(await titles({ text: 'stationnement', asWritten: true })).toEqual(['Stationnements pour vélos']);
    });

    test('keywords are counted if they are wanted, folded in case, the most frequent ones', async () => {
      await writeDescribed();
      const counted = async (query: Partial<DatasetQuery>) =>
        (await search.search({ limit: 0, keywordValues: 5, ...query })).keywords?.map(
          ({ value, count }) => `${value} ${count}`,
        );
      expect(await counted({})).toEqual(['été 2', 'parcs et espaces verts 1']);
      expect(await counted({ keywordValues: 1 })).toEqual(['été 2']);
      expect(await counted({ format: ['geojson'] })).toEqual(['été 1']);
      expect(await counted({ text: 'budget' })).toEqual([]);
      expect(await search.search({ limit: 0 })).not.toHaveProperty('keywords');
    });

    test('an answer sorted by id is walked without datasets, and its cursors serve a walk with them', async () => {
      await write(...Array.from({ length: 7 }, (_, at) => titled(`Parc ${at}`)));
      const all = (await search.changes('', 10)).map(({ id }) => id);
      const first = await search.search({ sort: 'id', idsOnly: true, limit: 3 });
      expect([first.ids, first.items, first.total]).toEqual([all.slice(0, 3), [], 7]);
      const second = await search.search({ sort: 'id', limit: 10, ...defined({ cursor: first.next }) });
      expect(second.items.map(({ id }) => id)).toEqual(all.slice(3));
      expect(second.next).toBeUndefined();
    });

    test('a search with a limit of 0 counts, and shows nothing', async () => {
      await writeFour();
      const { items, total, next } = await search.search({ limit: 0 });
      expect([items, total, next]).toEqual([[], 4, undefined]);
    });

    test('an answer explains its points if so wanted: they add up, by word and field', async () => {
      await writeFour();
      const { items, explanations = [] } = await search.search({ text: 'vélo csv', explain: true, limit: 10 });
      expect(explanations).toHaveLength(items.length);
      for (const { points, boost, words } of explanations)
        expect(points).toBe(words.reduce((sum, word) => sum + word.points, boost));
      expect(explanations[0]!.words).toMatchObject([
        { word: 'velo', fields: ['title'], isRelated: false },
        { word: 'csv', fields: ['body'] },
      ]);
      expect(await search.search({ text: 'vélo', limit: 10 })).not.toHaveProperty('explanations');
    });

    test('of datasets that match alike, the one that was updated in a later year comes first', async () => {
      await write(titled('Parc A', { modified: '2012-05' }), titled('Parc B', { modified: '2024' }), titled('Parc C'));
      expect(await titles({ text: 'parc' })).toEqual(['Parc B', 'Parc A', 'Parc C']);
    });

    test('a widened answer holds what is looked for elsewhere, not something else of the same place or year', async () => {
      await write(
        titled('Parcs', { organization: { id: 'ville-de-laval', name: 'Ville de Laval' } }),
        titled('Patinoires', { organization }),
        titled('Parcs 2019', { organization: { id: 'ville-de-levis', name: 'Ville de Lévis' } }),
      );
      expect(await titles({ text: 'parcs laval' })).toEqual(['Parcs']);
      const found = async (text: string): Promise<string> =>
        (await search.search({ text, limit: 10 })).items.map(({ title }) => title.fr).join(', ');
      expect(await found('parcs laval')).toBe('Parcs, Parcs 2019');
      expect(await found('patinoires 2019')).toBe('Patinoires');
    });

    test.each([undefined, 'velo'])('pages hold each dataset once, with or without search words: %s', async (text) => {
      await writeFour();
      const walked: string[] = [];
      for (let cursor: string | undefined, more = true; more;) {
        const page = await search.search({ limit: 1, ...defined({ text, cursor }) });
        walked.push(...page.items.map(({ id }) => id));
        cursor = page.next;
        more = cursor !== undefined;
      }
      expect(walked).toHaveLength(text === undefined ? 4 : 3);
      expect(new Set(walked).size).toBe(walked.length);
    });

    test('writes between two pages neither repeat nor skip datasets that exist throughout', async () => {
      const all = ['A', 'B', 'C', 'D', 'E', 'F'].map((title, at) =>
        titled(`Parc ${title}`, { changedAt: `2026-01-0${9 - at}T00:00:00.000Z` }),
      );
      await write(...all);
      const first = await search.search({ text: 'parc', limit: 2 });
      expect(first.items.map(({ title }) => title.fr)).toEqual(['Parc A', 'Parc B']);
      await write(titled('Parc nouveau', { changedAt: '2026-02-01T00:00:00.000Z' }));
      await remove(all[1]!.id);
      await remove(all[2]!.id);
      const second = await search.search({ text: 'parc', limit: 10, ...defined({ cursor: first.next }) });
      expect(second.items.map(({ title }) => title.fr)).toEqual(['Parc D', 'Parc E', 'Parc F']);
      expect(second.next).toBeUndefined();
    });

    test('a cursor that no search returned is rejected', async () => {
      for (const cursor of ['pas un curseur', Buffer.from('[1]').toString('base64url')])
        await expect(search.search({ limit: 1, cursor })).rejects.toMatchObject({ code: 'request.invalid' });
    });

    test('a cursor of another search is rejected', async () => {
      await writeFour();
      const { next } = await search.search({ text: 'velo', limit: 1 });
      for (const other of [
        { text: 'vélos' },
        { text: 'velo', format: ['csv'] },
        { text: 'velo', sort: 'title' },
        {},
      ] as const)
        await expect(search.search({ ...other, limit: 1, cursor: next! })).rejects.toMatchObject({
          code: 'request.invalid',
        });
    });

    test('a search sees everything written before the call, also with concurrent searches', async () => {
      const one = titled('Arbres');
      const total = async (): Promise<number> => (await search.search({ text: 'arbres', limit: 5 })).total;
      expect(await total()).toBe(0);
      await write(one);
      expect(await Promise.all([total(), total(), total()])).toEqual([1, 1, 1]);
      await write({ ...titled('Arbres'), id: one.id, expected: 1 });
      expect(await total()).toBe(1);
      await write(...Array.from({ length: 450 }, (_, at) => titled(`Arbres ${at}`)));
      expect(await total()).toBe(451);
      await remove(one.id, 2);
      expect(await total()).toBe(450);
      expect((await search.search({ text: 'arbres', limit: 500 })).items).toHaveLength(450);
    });

    test('a dataset is absent if all of its records are', async () => {
      const [here, gone] = [titled('Ici'), titled('Partie')];
      await write(here, gone);
      const absentRecords = ['laval/Partie', 'laval/jamais-vue'];
      expect((await search.search({ absentRecords, limit: 10 })).facets.absent).toEqual([
        { value: 'true', count: 1 },
        { value: 'false', count: 1 },
      ]);
      expect(await titles({ absentRecords, absent: true })).toEqual(['Partie']);
      expect(await titles({ absentRecords, absent: false })).toEqual(['Ici']);
      expect((await search.search({ limit: 10 })).facets.absent).toEqual([]);
    });

    test('organizations have the name in the dataset that changed last, and match by their aliases', async () => {
      await write(
        titled('A', { organization, changedAt: '2026-01-01T00:00:00.000Z' }),
        titled('B', { organization: { ...organization, name: 'Laval' }, changedAt: '2026-03-01T00:00:00.000Z' }),
        titled('C', { organization, changedAt: '2026-02-01T00:00:00.000Z' }),
        titled('D'),
      );
      expect(await search.organizations()).toEqual([{ id: 'ville-de-laval', name: 'Laval', datasets: 3 }]);
      expect([search.nameOf('Ville-de-Laval'), search.nameOf('inconnue')]).toEqual(['Laval', undefined]);
      const organizations = [{ id: 'ville-de-laval', name: { fr: 'Laval' }, aliases: ['VDL'] }];
      expect((await titles({ text: 'vdl', organizations })).sort()).toEqual(['A', 'B', 'C']);
    });

    test('live datasets are listed by the prefix of their ids, in order, with the time of their last change', async () => {
      const all = ['A', 'B', 'C', 'D'].map((title) =>
        titled(title, { changedAt: `2026-0${title.charCodeAt(0) - 64}-01T00:00:00.000Z` }),
      );
      await write(...all);
      const [gone, ...others] = all;
      await remove(gone!.id);
      const expected = others
        .map(({ id, body }) => ({ id, changedAt: body.state === 'live' ? body.dataset.changedAt : '' }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(await search.changes('', 10)).toEqual(expected);
      const prefix = expected[1]!.id.slice(0, 4);
      expect(await search.changes(prefix, 10)).toEqual(expected.filter(({ id }) => id.startsWith(prefix)));
      expect(await search.changes('', 2)).toEqual(expected.slice(0, 2));
    });
  });
};
