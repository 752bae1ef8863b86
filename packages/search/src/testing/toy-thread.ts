// A thread that serves an engine without an index. What it does depends on the text of the query, so that tests can make it fail.
import type { DatasetQuery } from '@moisson/domain';
import { announceNotice, MoissonError } from '@moisson/kernel';
import { parentPort } from 'node:worker_threads';
import { serveEngine, type ServedEngine } from '../memory/thread/serve-engine.ts';
import { OrganizationNames } from '../memory/organization-names.ts';

const names = new OrganizationNames();
names.restore([['laval', { name: 'Ville de Laval', at: 0 }]]);

const doAs = (text: string | undefined): void => {
  if (text === 'refuse') throw new MoissonError('request.invalid', { detail: { fr: 'non', en: 'no' } });
  if (text === 'fail') throw new TypeError('a fault of ours');
  if (text === 'die') process.exit(3);
  if (text === 'crash')
    setImmediate(() => {
      throw new Error('a crash');
    });
  if (text === 'hang') for (;;);
  if (text === 'tell') announceNotice('toy.told', new MoissonError('search.loading'));
};

const engine: ServedEngine = {
  names,
  bounds: [{ name: 'toy', limit: 1, held: () => 1 }],
  refresh: () => Promise.resolve(),
  find: async ({ text, organizations, absentRecords }: DatasetQuery) => {
    doAs(text);
    if (text === 'crash') await new Promise(() => undefined);
    const facets = { organization: [], theme: [], format: [], license: [], absent: [] };
    const ids = [...(organizations ?? []).map(({ id }) => id), ...(absentRecords ?? [])];
    return { ids, revisions: [], total: ids.length, facets };
  },
  organizations: () => Promise.resolve([]),
  nameOf: (organization) => names.of(organization),
  suggest: () => Promise.resolve([]),
  changes: () => Promise.resolve([]),
  close: () => Promise.resolve(),
};

serveEngine(parentPort!, engine, () => Promise.resolve());
