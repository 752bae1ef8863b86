import { expect, test } from '@jest/globals';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

test('carries one record of a CKAN source to a search hit', async () => {
  const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 3, size: 1, organization }),
  );
  await withLine(async (line) => {
    await line.store.registry.create(aSource({ endpoint: server.url }));
    await line.pollNow(aSource().id);
    const [run] = await line.store.runs.list({ limit: 1 });
    expect(run).toMatchObject({ outcome: 'succeeded', complete: true, problems: [], counts: { seen: 1, created: 1 } });
    const { fact } = server.catalogue.entry(0);
    const found = await line.store.search.search({ text: fact.title, limit: 10 });
    expect(found.total).toBe(1);
    expect(found.items[0]).toMatchObject({ title: { fr: fact.title }, organization });
  });
  await server.stop();
});
