import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DatasetQuery, SearchPage } from '@moisson/domain';
import { aBodyWrite } from '@moisson/testkit';
import { makeCatalogue } from '../judged/catalogue.ts';
import { measure } from '../judged/measure.ts';
import { queries } from '../judged/queries.ts';
import { FedSearch } from '../support/fed-search.ts';
import { withServer } from './given.ts';

const TOP = 10;

withServer('OPENSEARCH_URL', () => {
  let fed: FedSearch;
  const catalogue = makeCatalogue();
  beforeAll(async () => {
    fed = await FedSearch.open(process.env.OPENSEARCH_URL!);
    await fed.store.datasetWrites.write(
      catalogue.datasets.map((dataset) => aBodyWrite(dataset.id, { state: 'live', dataset })),
    );
    await fed.feeder().catchUp();
  });
  afterAll(() => fed.close());

  test('the judged queries find the same first ten datasets as in memory', async () => {
    const begun = performance.now();
    const here = await measure(fed.search, catalogue);
    const ms = (performance.now() - begun) / queries.length;
    const inMemory = await measure(fed.store.search, catalogue);
    const topOf = (measured: typeof here): string[] =>
      measured.all.map(({ query, items }) => `${query.text}: ${items.map(({ id }) => id).join()}`);
    const wanted = new Set(topOf(inMemory));
    const equal = topOf(here).filter((top) => wanted.has(top)).length;
    process.stderr.write(
      `judged on OpenSearch: nDCG@10 ${here.mean.toFixed(4)} (in memory ${inMemory.mean.toFixed(4)}), ` +
        `${equal} of ${queries.length} first tens equal, ${ms.toFixed(1)} ms a query\n`,
    );
    expect(equal / queries.length).toBeGreaterThanOrEqual(0.95);
    expect(here.mean).toBeGreaterThanOrEqual(inMemory.mean - 0.005);
  });

  /** Returns the page as it is compared: the datasets by their ids. */
  const shown = ({ items, ...page }: SearchPage): object => ({ ids: items.map(({ id }) => id), ...page });
  const absentRecords = catalogue.datasets
    .filter((_, at) => at % 7 === 0)
    .flatMap(({ records }) => records.map(({ sourceId, recordKey }) => `${sourceId}/${recordKey}`));
  const variants: readonly (readonly [string, Partial<DatasetQuery>])[] = [
    ['by change', { sort: 'changed' }],
    ['by title', { sort: 'title' }],
    ['with explanations', { explain: true }],
    ['with filters', { format: ['CSV', 'shp'], theme: ['transport', 'environment', 'environnement'] }],
    ['of a period', { period: { start: '2019', end: '2021-06' } }],
    ['in an area', { bbox: [-74, 45, -73, 46] }],
    ['with absent records', { absentRecords }],
    ['of absent datasets', { absentRecords, absent: true, license: ['CC-BY-4.0'] }],
    ['of datasets that are not absent', { absentRecords, absent: false }],
  ];
  const texts = [
    undefined,
    ...queries.filter((_, at) => at % 12 === 0).map(({ text }) => text),
    '"eau potable"',
    'eau -parc',
    '-eau',
  ];

  test.each(variants)('searches %s have the same pages, counts and cursors as in memory', async (_name, variant) => {
    for (const text of texts) {
      const query = { ...variant, limit: TOP, ...(text === undefined ? {} : { text }) };
      const [here, inMemory] = [await fed.search.search(query), await fed.store.search.search(query)];
      expect({ text, ...shown(here) }).toEqual({ text, ...shown(inMemory) });
      if (inMemory.next === undefined) continue;
      // A cursor of the other engine goes on here.
      const following = { ...query, cursor: inMemory.next };
      expect(shown(await fed.search.search(following))).toEqual(shown(await fed.store.search.search(following)));
    }
  });

  test('completions, organizations and lists of changes are those of the index in memory', async () => {
    for (const beginning of ['bib', 'pat', 'É', 'zzz', 'a-b', '.*', '']) {
      const [here, inMemory] = [await fed.search.suggest(beginning, 10), await fed.store.search.suggest(beginning, 10)];
      expect([beginning, ...here]).toEqual([beginning, ...inMemory]);
    }
    expect(await fed.search.organizations()).toEqual(await fed.store.search.organizations());
    expect(await fed.search.changes('', 10_001)).toEqual(await fed.store.search.changes('', 10_001));
  });
});
