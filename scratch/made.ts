import { connectors } from '@moisson/connectors';
import { mergeCluster } from '@moisson/domain';
import { aRecord, aSource } from '@moisson/testkit';
import { SimulatedCatalogue } from '@moisson/simulator';
import { ckanPackage } from '../packages/simulator/src/serve-ckan.ts';
import { readFeedDays } from '../test/support/replay/feed-days.ts';
import { makeCatalogue } from '../test/judged/catalogue.ts';
import type { Dataset } from '@moisson/contracts';

export const simulated = function* (size: number): Generator<Dataset> {
  const orgs = Array.from({ length: 300 }, (_, i) => ({ id: `ville-de-${i}`, name: `Ville de Numero ${i}` }));
  const cats = orgs.map(
    (organization, i) =>
      new SimulatedCatalogue({
        id: `src-${i}`,
        protocol: 'ckan',
        seed: 8 + i,
        size: Math.ceil(size / orgs.length),
        length: 6,
        organization,
      }),
  );
  const sources = orgs.map((o, i) => aSource({ id: `src-${i}`, organization: o.id }));
  let n = 0;
  for (let at = 0; ; at++)
    for (let i = 0; i < cats.length; i++) {
      if (n++ >= size) return;
      const pkg = ckanPackage(cats[i]!, cats[i]!.entry(at)) as any;
      const m = (connectors.ckan as any).map(pkg, pkg.id, sources[i]!);
      yield mergeCluster([
        aRecord({
          sourceId: `src-${i}`,
          recordKey: pkg.id,
          dataset: m.dataset,
          links: m.links,
          changedAt: new Date(1.6e12 + n * 1000).toISOString(),
        }),
      ])!;
    }
};
export const real = function* (): Generator<Dataset> {
  for (const f of ['02b-17113', '04c-02', '04f-01', '08b-42039', '10b-55133', '11b-39151']) {
    const day = readFeedDays(`/work/shared/feeds/${f}.ndjson.zst`).at(-1)!;
    const source = aSource({
      id: f,
      protocol: 'arcgis-hub',
      organization: f,
      endpoint: 'https://data.example.org/data.json',
    });
    for (const r of day.records as any[]) {
      const key = (connectors['arcgis-hub'] as any).keyOf(r, source);
      if (key === undefined) continue;
      const m = (connectors['arcgis-hub'] as any).map(r, key, source);
      const d = mergeCluster([aRecord({ sourceId: f, recordKey: key, dataset: m.dataset, links: m.links })]);
      if (d) yield d;
    }
  }
};
export const judged = () => makeCatalogue().datasets;
