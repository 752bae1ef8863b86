import { expect, test } from '@jest/globals';
import { connect, datasetsOf } from '@moisson/client';
import { startPortal } from '@moisson/portal';
import { createLogger } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonWithClients, runPython } from './python-clients.ts';
import { withLine } from '../support/with-line.ts';

const SIZE = 40;

test('DuckDB reads the Parquet export, and rdflib the RDF exports, as the API shows the catalogue', async () => {
  const python = await pythonWithClients();
  if (python === undefined) return;
  await using stack = new AsyncDisposableStack();
  const server = stack.adopt(
    await CatalogueServer.start(
      new SimulatedCatalogue({
        ...{ id: 'laval', protocol: 'ckan', seed: 7, size: SIZE },
        organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
      }),
    ),
    (one) => one.stop(),
  );
  const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-parquet-')), (one) => rm(one, { recursive: true }));
  await withLine(async (line) => {
    const source = aSource({ endpoint: server.url });
    await line.store.registry.create(source);
    await line.pollNow(source.id);
    const log = createLogger('test', 'silent');
    const portal = await startPortal({ store: line.store, log, listen: { host: '127.0.0.1', port: 0 } });
    try {
      const datasets = await Array.fromAsync(datasetsOf(connect(portal.url)));
      const parquet = join(dir, 'moisson.parquet');
      const answer = await fetch(`${portal.url}/api/v1/datasets.parquet`);
      await writeFile(parquet, Buffer.from(await answer.arrayBuffer()));
      const files = datasets.flatMap(({ distribution }) => distribution);
      const formats = new Set(files.map(({ format }) => format).filter((format) => format !== undefined));
      expect(await runPython(python, 'read_parquet.py', parquet)).toMatchObject({
        types: {
          id: 'VARCHAR',
          keywords: 'VARCHAR[]',
          files: 'INTEGER',
          west: 'DOUBLE',
          changed_at: 'TIMESTAMP WITH TIME ZONE',
        },
        rows: SIZE,
        files: files.length,
        formats: [...formats].sort(),
      });
      const addresses = ['jsonld', 'nt'].map((extension) => `${portal.url}/api/v1/datasets.${extension}`);
      const triples = (await runPython(python, 'parse_rdf.py', ...addresses)) as Record<string, number>;
      expect(triples.jsonld).toBe(triples.nt);
      expect(triples.nt).toBeGreaterThan(SIZE * 15);
    } finally {
      await portal.stop();
    }
  });
}, 240_000);
