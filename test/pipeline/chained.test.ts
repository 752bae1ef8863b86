import { expect, test } from '@jest/globals';
import { startPortal } from '@moisson/portal';
import { createLogger } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource, ManualClock } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
const listen = { host: '127.0.0.1', port: 0 };
const log = createLogger('test', 'silent');

test('a Moisson reads another one by its portal: all its datasets, their removals, and no dataset twice', async () => {
  const laval = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 3, size: 130, organization }),
  );
  const clock = new ManualClock();
  const native = aSource({ id: 'laval', endpoint: laval.url, organization: organization.id });
  await withLine(async (regional) => {
    await regional.store.registry.create(native);
    await regional.pollNow(native.id);
    const portal = await startPortal({ store: regional.store, log, listen });
    await withLine(async (provincial) => {
      const chained = aSource({
        ...{ id: 'regionale', protocol: 'moisson', endpoint: portal.url, organization: undefined },
        ...{ speaksFor: [organization.id], authority: 10 },
      });
      await provincial.store.registry.create(chained);
      const read = async () => {
        await provincial.pollNow(chained.id);
        const [run] = await provincial.store.runs.list({ sourceId: chained.id, limit: 1 });
        return run!;
      };
      expect(await read()).toMatchObject({ outcome: 'succeeded', counts: { created: 130, rejected: 0 }, problems: [] });
      const [original] = await regional.store.datasetReads.scan(undefined, 1);
      const [record] = await provincial.store.datasetReads.scan(undefined, 1);
      expect(Object.keys(record!.title)).toEqual(Object.keys(original!.title));
      expect(record!.organization).toEqual(organization);

      // The same datasets by their own catalogue: each is one dataset with two records, and the native one wins.
      await provincial.store.registry.create({ ...native, authority: 100 });
      await provincial.pollNow(native.id);
      const merged = await provincial.store.datasetReads.scan(undefined, 500);
      expect(merged).toHaveLength(130);
      expect(merged.filter(({ records }) => records.length === 2)).toHaveLength(130);
      for (const { provenance } of merged) expect(provenance.title!.sourceId).toBe('laval');

      // Nothing changed: nothing is published again.
      clock.advance({ hours: 24 });
      expect((await read()).counts).toMatchObject({ created: 0, updated: 0, unchanged: 130 });

      // What the regional one removes is gone by its own word; what it renames stays one record.
      laval.catalogue.removeForGood(0);
      laval.catalogue.retitle(1);
      for (let day = 0; day < 5; day += 1) {
        clock.advance({ hours: 48 });
        await regional.pollNow(native.id);
      }
      expect(await regional.store.datasetReads.count()).toBe(129);
      for (let day = 0; day < 4; day += 1) {
        clock.advance({ hours: 48 });
        expect((await read()).outcome).toBe('succeeded');
      }
      expect(await provincial.store.snapshots.count(chained.id)).toBe(129);
    }, clock);
    await portal.stop();
  }, clock);
  await laval.stop();
});

test('two Moissons that read each other do not multiply their datasets', async () => {
  const laval = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 3, size: 12, organization }),
  );
  const clock = new ManualClock();
  await withLine(async (one) => {
    await withLine(async (other) => {
      const native = aSource({ id: 'laval', endpoint: laval.url });
      await one.store.registry.create(native);
      await one.pollNow(native.id);
      const [portal, otherPortal] = [
        await startPortal({ store: one.store, log, listen }),
        await startPortal({ store: other.store, log, listen }),
      ];
      const chained = (endpoint: string) => aSource({ id: 'autre', protocol: 'moisson', endpoint });
      await other.store.registry.create(chained(portal.url));
      await one.store.registry.create(chained(otherPortal.url));
      const { id } = chained(portal.url);
      for (let round = 0; round < 3; round += 1) {
        clock.advance({ hours: 24 });
        await other.pollNow(id);
        await one.pollNow(id);
      }
      expect([await one.store.datasetReads.count(), await other.store.datasetReads.count()]).toEqual([12, 12]);
      await portal.stop();
      await otherPortal.stop();
    }, clock);
  }, clock);
  await laval.stop();
});
