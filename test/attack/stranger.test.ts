import { afterEach, describe, expect, test } from '@jest/globals';
import { RecordKey, SourceId, type Dataset, type Source } from '@moisson/contracts';
import { datasetIdOf, type DatasetBody } from '@moisson/domain';
import type { EmbeddedLine } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { CkanOf, type Package } from '../support/ckan-of.ts';
import { withLine } from '../support/with-line.ts';

const uuid = (n: number): string => `0a0b0c0d-0000-4000-8000-${String(n).padStart(12, '0')}`;
const SITE = 'https://donnees.montreal.ca';
const RESOURCE = uuid(900);
/** Everything that identifies the dataset of the trees: its page, file, resource, Hub item and name. */
const NAMED = {
  url: `${SITE}/dataset/arbres`,
  resources: [
    { id: RESOURCE, name: 'CSV', format: 'CSV', url: `${SITE}/dataset/x/resource/${RESOURCE}/download/arbres.csv` },
  ],
};
const aPackage = (n: number, changes: Package = {}): Package => ({
  ...{ id: uuid(n), name: `jeu-${n}`, title: `Jeu ${n}`, notes: 'Une description.', state: 'active', type: 'dataset' },
  organization: { name: 'ville-de-montreal', title: 'Ville de Montréal' },
  ...changes,
});
const trees = aPackage(1, { ...NAMED, name: 'arbres', title: 'Arbres publics' });
const copy = aPackage(2, { ...NAMED, name: 'vmtl-arbres', title: 'Arbres publics (copie)' });

/** What strangers publish to take over the dataset of the trees, or to split it. */
const attacks: Readonly<Record<string, { readonly settings: Partial<Source>; readonly packages: readonly Package[] }>> =
  {
    'two records of a source without authority': {
      settings: { authority: 0 },
      packages: [aPackage(11, { ...NAMED, title: 'Un' }), aPackage(12, { ...NAMED, title: 'Deux' })],
    },
    'one record of the highest authority that says it is of the same organization': {
      settings: { authority: 1000, organization: 'ville-de-laval' },
      packages: [aPackage(21, { ...NAMED, name: 'vmtl-arbres', title: 'Arbres à vendre' })],
    },
    'the very ids, of another site': {
      settings: { authority: 1000 },
      packages: [
        { ...trees, title: 'Mes arbres' },
        { ...copy, title: 'Mes copies' },
      ],
    },
    'a flood of records': {
      settings: { authority: 1000, organization: 'ville-de-laval' },
      packages: Array.from({ length: 300 }, (_, at) =>
        aPackage(1000 + at, { ...NAMED, name: 'vmtl-arbres', title: `Inondation ${at}` }),
      ),
    },
  };

const servers: CkanOf[] = [];
const serve = async (packages: readonly Package[]): Promise<CkanOf> => {
  const server = await CkanOf.start(packages);
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** Registers a source and reads it. */
const add = async (
  line: EmbeddedLine,
  id: string,
  packages: readonly Package[],
  settings: Partial<Source>,
): Promise<CkanOf> => {
  const server = await serve(packages);
  await line.store.registry.create(aSource({ id, organization: undefined, endpoint: server.url, ...settings }));
  await line.pollNow(SourceId.parse(id));
  return server;
};
const montreal = { organization: 'ville-de-montreal' };
const addOurs = async (line: EmbeddedLine): Promise<void> => {
  await add(line, 'montreal', [trees], { ...montreal, authority: 100 });
  await add(line, 'dq-montreal', [copy], { ...montreal, authority: 10 });
};
const bodyOf = (line: EmbeddedLine, sourceId: string, key: string): Promise<DatasetBody | undefined> =>
  line.store.datasetReads.get(datasetIdOf({ sourceId: SourceId.parse(sourceId), recordKey: RecordKey.parse(key) }));
const datasetsOf = async (line: EmbeddedLine, source: string): Promise<readonly Dataset[]> =>
  (await line.store.search.search({ source: [source], limit: 10 })).items;

describe.each(Object.entries(attacks))('a stranger with %s', (_, { settings, packages }) => {
  test('changes no existing dataset, before and after, and is kept apart with a finding', async () => {
    await withLine(async (line) => {
      await addOurs(line);
      const stood = await bodyOf(line, 'montreal', uuid(1));
      expect(stood).toMatchObject({ state: 'live', dataset: { title: { fr: 'Arbres publics' } } });
      const unaltered = async (): Promise<void> => {
        expect(await bodyOf(line, 'montreal', uuid(1))).toEqual(stood);
        expect(await bodyOf(line, 'dq-montreal', uuid(2))).toEqual({
          state: 'redirect',
          to: datasetIdOf({ sourceId: SourceId.parse('montreal'), recordKey: RecordKey.parse(uuid(1)) }),
        });
      };
      const server = await add(line, 'stranger', packages, settings);
      await unaltered();
      const theirs = await datasetsOf(line, 'stranger');
      for (const { records, findings } of theirs) {
        expect(records).toHaveLength(1);
        if (packages.length < 10) expect(findings.map(({ code }) => code)).toContain('identity.kept-apart');
      }
      server.packages = packages.map((one) => ({ ...one, notes: 'Autre chose.' }));
      await line.pollNow(SourceId.parse('stranger'));
      await unaltered();
      await line.store.registry.update(SourceId.parse('stranger'), (source) => ({ ...source, state: 'retired' }));
      await line.pollNow(SourceId.parse('stranger'));
      await unaltered();
    }, new ManualClock());
  });

  test('that is first founds only its own datasets', async () => {
    const clock = new ManualClock();
    await withLine(async (line) => {
      await add(line, 'a-stranger', packages, settings);
      clock.advance({ hours: 1 });
      await addOurs(line);
      expect(await bodyOf(line, 'montreal', uuid(1))).toMatchObject({
        state: 'live',
        dataset: {
          title: { fr: 'Arbres publics' },
          records: [{ sourceId: 'montreal' }, { sourceId: 'dq-montreal' }],
          firstSeenAt: '2026-11-24T13:00:00.000Z',
        },
      });
      for (const { records } of await datasetsOf(line, 'a-stranger')) expect(records).toHaveLength(1);
    }, clock);
  });
});

test('a grant of an operator takes effect at the next run, and so does its withdrawal', async () => {
  await withLine(async (line) => {
    await add(line, 'montreal', [trees], { ...montreal, authority: 100 });
    const id = SourceId.parse('tout');
    await add(
      line,
      'tout',
      [copy, aPackage(3, { ...NAMED, organization: { name: 'ville-de-laval', title: 'Laval' } })],
      {},
    );
    expect((await datasetsOf(line, 'montreal'))[0]!.records).toHaveLength(1);
    const grant = async (speaksFor: Source['speaksFor']): Promise<readonly Dataset[]> => {
      await line.store.registry.update(id, (source) => ({ ...source, speaksFor }));
      await line.pollNow(id);
      return datasetsOf(line, 'montreal');
    };
    const [merged] = await grant(['ville-de-montreal']);
    expect(merged!.records.map(({ recordKey }) => recordKey)).toEqual([uuid(1), uuid(2)]);
    expect((await grant(undefined))[0]!.records).toHaveLength(1);
  }, new ManualClock());
});
