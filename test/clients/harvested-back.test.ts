import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Dataset, MappedDataset } from '@moisson/contracts';
import { startPortal } from '@moisson/portal';
import { createLogger, type HttpService } from '@moisson/runtime';
import { Federation } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

const log = createLogger('test', 'silent');
const listen = { host: '127.0.0.1', port: 0 };
/** A native catalogue of each protocol of the federation, and the aggregator. */
const SOURCES = ['rimouski', 'hydro-quebec', 'shawinigan', 'donnees-quebec'];

const originals = new Map<string, Dataset>();
let portal: HttpService;
let end: () => void;
let ended: Promise<void>;

beforeAll(async () => {
  const federation = await Federation.start();
  await new Promise<void>((ready, failed) => {
    ended = withLine(async (line) => {
      for (const id of SOURCES) {
        const { options } = federation.catalogue(id);
        const source = aSource({
          ...{
            id,
            protocol: options.protocol,
            endpoint: federation.endpointOf(id),
            organization: options.organization.id,
            name: { fr: options.organization.name },
          },
        });
        await line.store.registry.create(source);
        await line.pollNow(source.id);
      }
      portal = await startPortal({ store: line.store, log, listen });
      for (let page = await line.store.datasetReads.scan(undefined, 500); page.length > 0;) {
        for (const dataset of page) originals.set(dataset.id, dataset);
        page = await line.store.datasetReads.scan(page.at(-1)!.id, 500);
      }
      const stopped = new Promise<void>((stop) => (end = stop));
      ready();
      await stopped;
      await portal.stop();
    });
    ended.catch(failed);
  });
  await federation.stop();
});
afterAll(async () => {
  end();
  await ended;
});

/** The fields of a dataset in a form that can be compared; of the files, those that say what is where. */
const fields = (dataset: MappedDataset | Dataset): Readonly<Record<string, unknown>> => ({
  title: dataset.title,
  description: dataset.description,
  organization: dataset.organization?.name,
  keyword: [...dataset.keyword].sort(),
  theme: [...dataset.theme].sort(),
  license: dataset.license?.id ?? dataset.license?.original,
  accessLevel: dataset.accessLevel,
  accrualPeriodicity: dataset.accrualPeriodicity,
  issued: dataset.issued,
  modified: dataset.modified,
  spatial: dataset.spatial,
  temporal: dataset.temporal,
  landingPage: dataset.landingPage,
  language: dataset.language,
  contactPoint: dataset.contactPoint,
  ...Object.fromEntries(
    (['title', 'description', 'format', 'mediaType', 'byteSize', 'modified', 'downloadURL'] as const).map((name) => [
      `distribution.${name}`,
      dataset.distribution.map((file) => file[name]),
    ]),
  ),
  'distribution.address': dataset.distribution.map((file) => file.accessURL ?? file.downloadURL),
});

/** Harvests the portal by one of its protocols. Returns the fields that came back with another value, each with an example. */
const harvestBack = async (protocol: string, path: string, options: object): Promise<Record<string, unknown>> => {
  const lost: Record<string, { readonly was: unknown; readonly is: unknown }> = {};
  await withLine(async (line) => {
    const endpoint = portal.url + path;
    const source = aSource({ id: 'retour', protocol, endpoint, organization: undefined, options });
    await line.store.registry.create(source);
    await line.pollNow(source.id);
    const [run] = await line.store.runs.list({ limit: 1 });
    expect({ ...run!.counts, problems: run!.problems, complete: run!.complete }).toMatchObject({
      ...{ created: originals.size, rejected: 0, problems: [], complete: true },
    });
    const records = await line.store.records.scan(undefined, 5000);
    expect(records).toHaveLength(originals.size);
    for (const record of records) {
      if (record.state !== 'live') throw new Error('removed');
      const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(record.recordKey)![0];
      const original = originals.get(id)!;
      expect(record.dataset.identifier).toEqual(expect.arrayContaining([record.recordKey]));
      const [was, is] = [fields(original), fields(record.dataset)];
      for (const name of Object.keys(was)) {
        if (JSON.stringify(was[name]) === JSON.stringify(is[name])) continue;
        lost[name] ??= { was: was[name], is: is[name] };
      }
    }
  });
  return lost;
};

/** Fields that no link of OGC API Records, nor a record's properties, have a place for. */
const OGC_LOSSES = ['accessLevel', 'accrualPeriodicity', 'contactPoint', 'spatial'];
const FILE_LOSSES = ['distribution.byteSize', 'distribution.description', 'distribution.modified'];

// The table of docs/clients/catalogues.md says the same in words.
describe('the catalogue comes back whole', () => {
  test.each<[protocol: string, path: string, expected: readonly string[], options?: object]>([
    ['dcat', '/catalog.ttl', []],
    ['dcat', '/catalog.jsonld?limit=37', []],
    ['dcat', '/catalog.rdf?limit=500', []],
    ['dcat', '/catalog.nt', []],
    ['dcat-us', '/data.json?version=3.0', ['contactPoint']],
    [
      ...(['dcat-us', '/data.json'] as const),
      ['accessLevel', 'accrualPeriodicity', 'contactPoint', 'distribution.byteSize', 'distribution.modified'],
    ],
    [
      ...(['oai-pmh', '/oai'] as const),
      [
        ...['accessLevel', 'accrualPeriodicity', 'contactPoint', 'issued', 'keyword', 'modified', 'theme'],
        ...['distribution.address', 'distribution.downloadURL', 'distribution.format', 'distribution.mediaType'],
        ...[...FILE_LOSSES, 'distribution.title'],
      ],
      { prefix: 'oai_dc' },
    ],
    [
      ...(['ogc-records', '/ogc/collections/datasets'] as const),
      [
        ...OGC_LOSSES,
        'distribution.address',
        'distribution.description',
        'distribution.format',
        'distribution.modified',
      ],
    ],
  ])('%s reads %s; of the fields, only these differ: %j', async (protocol, path, expected, options = {}) => {
    const lost = await harvestBack(protocol, path, options);
    expect(Object.keys(lost).sort()).toEqual([...expected].sort());
  });
});
