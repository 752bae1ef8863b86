import { expect, test } from '@jest/globals';
import { startPortal } from '@moisson/portal';
import { createLogger } from '@moisson/runtime';
import { aSource, ManualClock } from '@moisson/testkit';
import { CkanOf, type Package } from '../support/ckan-of.ts';
import { withLine } from '../support/with-line.ts';

const dataset = (n: number, title: string): Package => ({
  id: `jeu-${n}`,
  title: `Jeu ${n}`,
  organization: { name: 'msp', title },
  resources: [],
});

test('an organization that is renamed has its newest name on every dataset, in one facet, in lists and on pages', async () => {
  const [before, after] = ['Sécurité publique', 'Sécurité intérieure'];
  const ckan = await CkanOf.start([1, 2, 3].map((n) => dataset(n, before)));
  const clock = new ManualClock();
  await withLine(async (line) => {
    const source = aSource({ endpoint: ckan.url, organization: undefined });
    await line.store.registry.create(source);
    await line.pollNow(source.id);
    clock.advance({ hours: 24 });
    // One record still has the old name.
    ckan.packages = [dataset(1, before), dataset(2, after), dataset(3, after)];
    await line.pollNow(source.id);
    const listen = { host: '127.0.0.1', port: 0 };
    const portal = await startPortal({ store: line.store, log: createLogger('test', 'silent'), listen });
    const get = async (path: string): Promise<string> => (await fetch(portal.url + path)).text();
    const list = JSON.parse(await get('/api/v1/datasets')) as {
      items: { id: string; organization: { name: string } }[];
      facets: { organization: object[] };
    };
    expect(list.items.map(({ organization }) => organization.name)).toEqual([after, after, after]);
    expect(list.facets.organization).toEqual([{ value: 'msp', count: 3, label: after }]);
    for (const path of ['/datasets', ...list.items.map(({ id }) => `/datasets/${id}`)]) {
      const page = await get(path);
      expect({ path, names: [page.includes(before), page.includes(after)] }).toEqual({ path, names: [false, true] });
    }
    await portal.stop();
  }, clock);
  await ckan.stop();
});
