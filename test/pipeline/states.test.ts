import { expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aSource } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

const records = [
  { id: 'actif', state: 'active', private: false, type: 'dataset' },
  { id: 'majuscules', state: 'Active', type: 'Dataset' },
  { id: 'supprime', state: 'deleted' },
  { id: 'brouillon', state: 'draft' },
  { id: 'brouillon-complet', state: 'draft-complete' },
  { id: 'supprime-majuscules', state: 'Deleted' },
  { id: 'prive', private: true },
  { id: 'moissonnage', type: 'harvest' },
  { id: 'vitrine', type: 'showcase' },
  { id: 'sans-rien' },
  { id: 'etat-nul', state: null, private: null, type: null },
].map((record) => ({ ...record, title: record.id }));

test.each([
  ['publish', ['actif', 'etat-nul', 'majuscules', 'prive', 'sans-rien']],
  ['withhold', ['actif', 'etat-nul', 'majuscules', 'sans-rien']],
] as const)(
  'what is deleted, a draft or no dataset is not published, and a run without it is whole; private: %s',
  async (privateRecords, published) => {
    const server = createServer((_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ success: true, result: { count: records.length, results: records } })),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await withLine(async (line) => {
      const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const source = aSource({ protocol: 'ckan', endpoint, options: { privateRecords } });
      await line.store.registry.create(source);
      for (let run = 0; run < 2; run += 1) await line.pollNow(source.id);
      const shown = await line.store.datasetReads.scan(undefined, 100);
      expect(shown.map(({ title }) => title.fr).sort()).toEqual(published);
      expect(shown.flatMap(({ findings }) => findings.map(({ code }) => code)).includes('record.marked-private')).toBe(
        privateRecords === 'publish',
      );
      const [run] = await line.store.runs.list({ limit: 1 });
      expect(run).toMatchObject({
        complete: true,
        outcome: 'succeeded',
        counts: { seen: published.length, unchanged: published.length },
      });
      expect(run!.problems.filter(({ code }) => code === 'record.withheld').length).toBeGreaterThan(3);
    });
    server.closeAllConnections();
    server.close();
  },
);
