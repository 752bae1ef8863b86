import { expect, test } from '@jest/globals';
import { CatalogueServer, SimulatedCatalogue, type CatalogueOptions } from '@moisson/simulator';
import { aSource, ManualClock } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

const SIZE = 47;
const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };

/** Ways of a protocol that not every catalogue has, with the number of records besides the datasets. */
const quirks = [
  ['ckan', ['dkan'], 0],
  ['csw', ['dcat'], 0],
  ['dcat-us', ['nested'], 1],
  ['oai-pmh', ['datacite'], 0],
  ['oai-pmh', ['dcat'], 0],
  ['oai-pmh', ['dcat-in-part'], 0],
  ['stac', ['static'], 0],
] as const satisfies readonly (readonly [CatalogueOptions['protocol'], CatalogueOptions['quirks'], number])[];

test.each(quirks)(
  '%s %j: the list is read completely, a bad answer removes nothing, and a removed record is recognised as gone',
  async (protocol, quirk, besides) => {
    const server = await CatalogueServer.start(
      new SimulatedCatalogue({ id: 'laval', protocol, seed: 5, size: SIZE, organization, quirks: quirk }),
    );
    const clock = new ManualClock();
    await withLine(async (line) => {
      const { store } = line;
      const source = aSource({ protocol, endpoint: server.url, politeness: { pageSize: 20 } });
      await store.registry.create(source);
      const run = async () => {
        clock.advance({ hours: 24 * 4 });
        await line.pollNow(source.id);
        return (await store.runs.list({ limit: 1 }))[0]!;
      };
      expect(await run()).toMatchObject({ outcome: 'succeeded', complete: true, counts: { created: SIZE + besides } });
      expect(await run()).toMatchObject({ outcome: 'succeeded', counts: { unchanged: SIZE + besides } });
      for (const fault of ['truncated-half', 'body-object', 'login-page', 'status-404', 'empty-body']) {
        server.catalogue.fault = fault;
        expect(await run()).toMatchObject({ complete: false, counts: { removed: 0 }, problems: [{}] });
      }
      server.catalogue.fault = undefined;
      server.catalogue.removeForGood(3);
      await run();
      const { counts } = await run();
      expect(counts).toMatchObject({ unchanged: SIZE + besides - 1 });
      expect(await store.snapshots.count(source.id)).toBe(SIZE + besides - 1);
    }, clock);
    await server.stop();
  },
);

test('socrata: the list of all portals, for a domain that the API does not know, adds and removes nothing', async () => {
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({
      id: 'laval',
      protocol: 'socrata',
      seed: 5,
      size: 5,
      organization,
      quirks: ['unknown-domain'],
    }),
  );
  await withLine(async (line) => {
    const source = aSource({ protocol: 'socrata', endpoint: server.url });
    await line.store.registry.create(source);
    await line.pollNow(source.id);
    const [run] = await line.store.runs.list({ limit: 1 });
    expect(run).toMatchObject({
      outcome: 'failed',
      counts: { created: 0 },
      problems: [{ code: 'body.unexpected-shape' }],
    });
    expect(await line.store.datasetReads.count()).toBe(0);
  });
  await server.stop();
});

test.each([
  ['stac', 'next-elsewhere'],
  ['stac', 'next-loops'],
  ['udata', 'next-elsewhere'],
  ['udata', 'next-loops'],
] as const)(
  '%s, %s: what was read is published, the run says why it is partial, and nothing is removed',
  async (protocol, quirk) => {
    const server = await CatalogueServer.start(
      new SimulatedCatalogue({ id: 'laval', protocol, seed: 5, size: SIZE, organization, quirks: [quirk] }),
    );
    await withLine(async (line) => {
      const source = aSource({ protocol, endpoint: server.url, politeness: { pageSize: 20 } });
      await line.store.registry.create(source);
      await line.pollNow(source.id);
      const [run] = await line.store.runs.list({ limit: 1 });
      expect(run).toMatchObject({
        outcome: 'partial',
        complete: false,
        counts: { created: 20, removed: 0, duplicate: 0 },
      });
      expect(run!.problems.map(({ code }) => code)).toContain('paging.next-not-read');
      expect(server.requests).toBeLessThanOrEqual(2);
    });
    await server.stop();
  },
);
