import { expect, test } from '@jest/globals';
import { topics } from '@moisson/contracts';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

test('a feed whose server answers 304 is one request, and no event', async () => {
  const organization = { id: 'ville-de-gatineau', name: 'Ville de Gatineau' };
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'gatineau', protocol: 'arcgis-hub', seed: 9, size: 30, organization }),
  );
  await withLine(async (line) => {
    const { id } = aSource();
    await line.store.registry.create(aSource({ protocol: 'arcgis-hub', endpoint: `${server.url}/data.json` }));
    await line.pollNow(id);
    const published = async () =>
      (await line.changeLog.tail(topics.records, 1000)).length +
      (await line.changeLog.tail(topics.recordsBulk, 1000)).length;
    const [requests, events] = [server.requests, await published()];
    expect(events).toBe(30);
    await line.pollNow(id);
    expect(server.requests - requests).toBe(1);
    expect(await published()).toBe(events);
    const [run] = await line.store.runs.list({ limit: 1 });
    expect(run).toMatchObject({ complete: true, outcome: 'succeeded', counts: { unchanged: 30, updated: 0 } });
    server.catalogue.change(3);
    await line.pollNow(id);
    expect(await published()).toBe(events + 1);
  });
  await server.stop();
});
