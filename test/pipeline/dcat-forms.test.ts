import { expect, test } from '@jest/globals';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

const SIZE = 67;
const SYNTAXES = ['jsonld', 'ttl', 'rdf'] as const;

test.each([
  ['catalog', 'in pages of Hydra'],
  ['collection', 'in pages of the older Hydra'],
  ['all', 'in one document'],
])('/%s (%s) gives the same records in every syntax', async (form) => {
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({
      ...{ id: 'laval', protocol: 'dcat', seed: 5, size: SIZE, rowsMax: 30 },
      organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
    }),
  );
  try {
    await withLine(async (line) => {
      const readings: string[][] = [];
      for (const syntax of SYNTAXES) {
        const source = aSource({
          id: `laval-${syntax}` as never,
          protocol: 'dcat',
          endpoint: `${server.url}/${form}.${syntax}`,
        });
        await line.store.registry.create(source);
        await line.pollNow(source.id);
        const [run] = await line.store.runs.list({ limit: 1 });
        expect({ complete: run!.complete, ...run!.counts }).toMatchObject({
          complete: true,
          created: SIZE,
          rejected: 0,
        });
        const records = await line.store.records.scan(undefined, 1000);
        const own = records.filter((one) => one.state === 'live').filter(({ sourceId }) => sourceId === source.id);
        readings.push(own.map(({ contentHash, dataset }) => `${contentHash} ${JSON.stringify(dataset)}`).sort());
      }
      expect(readings[1]).toEqual(readings[0]);
      expect(readings[2]).toEqual(readings[0]);
    });
  } finally {
    await server.stop();
  }
});
