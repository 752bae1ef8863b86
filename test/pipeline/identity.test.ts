import { expect, test } from '@jest/globals';
import { readSourcesFile } from '@moisson/cli';
import { CatalogueServer, Federation, SimulatedCatalogue } from '@moisson/simulator';
import { aSource, ManualClock } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

const organization = { id: 'ville-de-montreal', name: 'Ville de Montréal' };

test('a dataset with two routes is one dataset, with the native source’s content, and keeps its id when a route ends', async () => {
  const native = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'montreal', protocol: 'ckan', seed: 1, size: 30, organization }),
  );
  const hub = await CatalogueServer.start(
    new SimulatedCatalogue({
      id: 'longueuil',
      protocol: 'arcgis-hub',
      seed: 2,
      size: 20,
      organization: { id: 'ville-de-longueuil', name: 'Ville de Longueuil' },
    }),
  );
  const ods = await CatalogueServer.start(
    new SimulatedCatalogue({
      id: 'hydro',
      protocol: 'opendatasoft',
      seed: 3,
      size: 10,
      organization: { id: 'hydro-quebec', name: 'Hydro-Québec' },
    }),
  );
  const aggregator = await CatalogueServer.start(
    new SimulatedCatalogue({
      id: 'dq',
      protocol: 'ckan',
      seed: 4,
      size: 5,
      organization: { id: 'mtq', name: 'MTQ' },
      copies: [native.catalogue, hub.catalogue, ods.catalogue],
      mojibake: true,
    }),
  );
  const clock = new ManualClock();
  await withLine(async (line) => {
    const sources = [
      aSource({
        id: 'dq',
        organization: undefined,
        speaksFor: ['ville-de-montreal', 'ville-de-longueuil', 'hydro-quebec'],
        protocol: 'ckan',
        endpoint: aggregator.url,
        authority: 10,
      }),
      aSource({
        id: 'montreal',
        organization: 'ville-de-montreal',
        protocol: 'ckan',
        endpoint: native.url,
        authority: 100,
      }),
      aSource({
        id: 'longueuil',
        organization: 'ville-de-longueuil',
        protocol: 'arcgis-hub',
        endpoint: hub.url,
        authority: 100,
      }),
      aSource({
        id: 'hydro',
        organization: 'hydro-quebec',
        protocol: 'opendatasoft',
        endpoint: ods.url,
        authority: 100,
      }),
    ];
    for (const source of sources) {
      await line.store.registry.create(source);
      await line.pollNow(source.id);
      clock.advance({ hours: 1 });
    }
    expect(await line.store.datasetReads.count()).toBe(65);
    const all = await line.store.datasetReads.scan(undefined, 100);
    expect(all.filter(({ records }) => records.length === 2)).toHaveLength(60);
    for (const { records, provenance } of all.filter(({ records }) => records.length === 2)) {
      expect(records.map(({ sourceId }) => sourceId)).toContain('dq');
      expect(provenance.title!.sourceId).not.toBe('dq');
    }
    const copied = all.find(({ records }) => records.length === 1)!;
    expect(copied.title.fr).not.toMatch(/Ã/);

    const ids = new Set(all.map(({ id }) => id));
    await line.store.registry.update(sources[0]!.id, (source) => ({ ...source, state: 'retired' }));
    await line.pollNow(sources[0]!.id);
    const after = await line.store.datasetReads.scan(undefined, 100);
    expect(after).toHaveLength(60);
    for (const { id, records } of after)
      expect({ known: ids.has(id), routes: records.length }).toEqual({ known: true, routes: 1 });
  }, clock);
  await Promise.all([native, hub, ods, aggregator].map((server) => server.stop()));
});

test('removals wait for their grace, holds for a person, and a record that returns keeps its id', async () => {
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 9, size: 40, organization }),
  );
  const clock = new ManualClock();
  const source = aSource({ endpoint: server.url });
  await withLine(async (line) => {
    await line.store.registry.create(source);
    const poll = async (hours: number) => {
      clock.advance({ hours });
      await line.pollNow(source.id);
      return (await line.store.runs.list({ limit: 1 }))[0]!;
    };
    await poll(0);
    const before = new Set((await line.store.datasetReads.scan(undefined, 100)).map(({ id }) => id));
    server.catalogue.remove(3);
    expect((await poll(6)).counts.removed).toBe(0);
    expect((await poll(6)).counts.removed).toBe(0);
    expect((await poll(72)).counts.removed).toBe(1);
    expect(await line.store.datasetReads.count()).toBe(39);
    server.catalogue.restore(3);
    expect((await poll(6)).counts).toMatchObject({ created: 1, unchanged: 39 });
    expect(new Set((await line.store.datasetReads.scan(undefined, 100)).map(({ id }) => id))).toEqual(before);
    // A list that is empty while each record is still served is incomplete.
    server.catalogue.fault = 'empty-list';
    expect(await poll(6)).toMatchObject({ outcome: 'failed', complete: false, counts: { held: 0, removed: 0 } });
    server.catalogue.recordAnswers = 'never';
    expect(await poll(400)).toMatchObject({ outcome: 'held', counts: { held: 40, removed: 0 } });
    expect(await line.store.holds.pending(source.id)).toMatchObject({ records: 40, known: 40 });
    server.catalogue.fault = undefined;
    expect(await poll(6)).toMatchObject({ outcome: 'succeeded' });
    expect(await line.store.holds.pending(source.id)).toBeUndefined();
    expect(await line.store.datasetReads.count()).toBe(40);
  }, clock);
  await server.stop();
});

test('with the settings of Québec’s sources, every copy in Données Québec joins its native record, and nothing else is merged', async () => {
  const federation = await Federation.start();
  await withLine(async (line) => {
    for (const source of readSourcesFile('deploy/sources/quebec.yaml').sources) {
      await line.store.registry.create(
        aSource({ ...source, endpoint: federation.endpointOf(source.id), politeness: {} }),
      );
      await line.pollNow(source.id);
    }
    const datasets = await line.store.datasetReads.scan(undefined, 5000);
    const natives = [...federation.servers.keys()].filter((id) => id !== 'donnees-quebec');
    for (const id of natives) {
      const ofNative = datasets.filter(({ records }) => records.some(({ sourceId }) => sourceId === id));
      expect({ id, datasets: ofNative.length, routes: new Set(ofNative.map(({ records }) => records.length)) }).toEqual(
        {
          ...{ id, datasets: federation.catalogue(id).count, routes: new Set([2]) },
        },
      );
      for (const { provenance } of ofNative) expect(provenance.title!.sourceId).toBe(id);
    }
    expect(datasets).toHaveLength(federation.catalogue('donnees-quebec').count);
  }, new ManualClock());
  await federation.stop();
});
