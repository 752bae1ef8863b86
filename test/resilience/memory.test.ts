import { expect, test } from '@jest/globals';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { runNode } from '../support/process.ts';
import { share } from '../support/share.ts';

/** 100,000 in CI, as the memory guarantee requires; fewer locally, because it takes a minute. */
const LARGE = share({ few: 30_000, ci: 100_000, all: 100_000 });

test.each([
  ['ckan', '', LARGE],
  ['arcgis-hub', '', LARGE],
  // One document of about 60 MB.
  ['arcgis-hub', '/data.json', 20_000],
  // The most that the protocol lets a reader page through (offset + limit below 10,000).
  ['opendatasoft', '', 9_900],
] as const)('%s%s: %i records stream through in under 200 MiB', async (protocol, path, size) => {
  const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'laval', protocol, seed: 6, size, organization }),
  );
  const { code, stdout, stderr } = await runNode('test/resilience/child-read.ts', [protocol, server.url + path], {});
  await server.stop();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const read = JSON.parse(stdout) as { records: number; whole: boolean; peakMiB: number };
  expect(read).toMatchObject({ records: size, whole: true });
  expect(read.peakMiB).toBeLessThan(200);
});
