import { expect, test } from '@jest/globals';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource, ManualClock } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

const SIZE = 30;
const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };

test.each(['dcat', 'datacite'] as const)(
  'OAI-PMH: reading the records in %s in place of Dublin Core changes each of them, and no key',
  async (quirk) => {
    const catalogue = new SimulatedCatalogue({
      id: 'laval',
      protocol: 'oai-pmh',
      seed: 5,
      size: SIZE,
      organization,
      quirks: [quirk],
    });
    const server = await CatalogueServer.start(catalogue);
    const clock = new ManualClock();
    await withLine(async (line) => {
      const { store } = line;
      const source = aSource({ protocol: 'oai-pmh', endpoint: server.url, options: { prefix: 'oai_dc' } });
      await store.registry.create(source);
      const run = async () => {
        clock.advance({ hours: 24 });
        await line.pollNow(source.id);
        return (await store.runs.list({ limit: 1 }))[0]!;
      };
      const keys = async () =>
        (await store.snapshots.scan(source.id, undefined, 1000)).map(({ recordKey }) => recordKey);
      expect(await run()).toMatchObject({ outcome: 'succeeded', counts: { created: SIZE } });
      const before = await keys();
      await store.registry.update(source.id, (one) => ({ ...one, options: {} }));
      expect(await run()).toMatchObject({ complete: true, counts: { created: 0, updated: SIZE, removed: 0, held: 0 } });
      expect(await keys()).toEqual(before);
      expect(await run()).toMatchObject({ outcome: 'succeeded', counts: { unchanged: SIZE } });
    }, clock);
    await server.stop();
  },
);
