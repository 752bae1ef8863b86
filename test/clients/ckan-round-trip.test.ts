import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Dataset } from '@moisson/contracts';
import { aSource } from '@moisson/testkit';
import { CkanOf } from '../support/ckan-of.ts';
import { startPortalOf, type PortalOf } from '../support/portal-of.ts';

/** A package with something for each field. */
const full = {
  id: '8d7b1c9e-0000-4000-8000-000000000001',
  ...{ name: 'pistes-cyclables', title: 'Pistes cyclables', notes: 'Le réseau cyclable de la ville, par tronçon.' },
  ...{ title_translated: { fr: 'Pistes cyclables', en: 'Bicycle paths' }, private: false, state: 'active' },
  organization: { name: 'ville-de-rimouski', title: 'Ville de Rimouski' },
  ...{ tags: [{ name: 'Vélo' }, { name: 'Eau potable, égouts' }], groups: [{ name: 'transport' }] },
  ...{ license_id: 'cc-by-4.0', license_title: 'Attribution 4.0', url: 'https://rimouski.ca/velo', language: 'fr' },
  ...{ update_frequency: 'monthly', author: 'Service des transports', author_email: 'transports@rimouski.ca' },
  ...{ access_rights: 'public', issued: '2020', modified: '2026-05-06', metadata_created: '2019-01-01T00:00:00' },
  ...{ metadata_modified: '2026-06-01T10:00:00', ext_spatial: 'ville-rimouski' },
  spatial: '{"type":"Polygon","coordinates":[[[-68.6,48.4],[-68.4,48.4],[-68.4,48.5],[-68.6,48.5],[-68.6,48.4]]]}',
  ...{ temporal_start: '2015', temporal_end: '2026-05' },
  resources: [
    {
      ...{ id: 'c1c1c1c1-0000-4000-8000-000000000001', name: 'Tronçons', description: 'Un tronçon par ligne.' },
      ...{ url: 'https://rimouski.ca/dataset/x/resource/y/download/velo.csv', format: 'CSV', size: 1234 },
      last_modified: '2026-05-06T07:08:09',
    },
    { id: 'abc', name: 'Carte', url: 'https://rimouski.ca/carte', format: 'HTML' },
    { id: 'c1c1c1c1-0000-4000-8000-000000000003', name: 'Service', url: 'https://geo.rimouski.ca/wms', format: 'WMS' },
  ],
};
const around = {
  ...{
    id: '8d7b1c9e-0000-4000-8000-000000000002',
    name: 'iles',
    title: 'Îles du Pacifique',
    notes: 'Autour du monde.',
  },
  ...{ organization: full.organization, license_title: 'Licence de la ville', resources: [] },
  extras: ['west-long', 'south-lat', 'east-long', 'north-lat'].map((side, at) => ({
    key: `bbox-${side}`,
    value: [170, -10, -170, 10][at],
  })),
};

let first: PortalOf;
let second: PortalOf;
let city: CkanOf;
beforeAll(async () => {
  city = await CkanOf.start([full, around]);
  first = await startPortalOf(130);
  await first.read(aSource({ id: 'rimouski', endpoint: city.url, organization: undefined }));
  second = await startPortalOf(0);
  await second.read(aSource({ id: 'premiere', endpoint: first.url, organization: undefined }));
});
afterAll(async () => {
  await second[Symbol.asyncDispose]();
  await first[Symbol.asyncDispose]();
  await city.stop();
});

/**
 * A dataset without what the façade loses, as docs/clients/ckan.md lists it: where its fields come from and when they were seen, all identifiers but the first,
 * findings, and what the source has beside the fields of our contract.
 */
const kept = (dataset: Dataset) => {
  const {
    id: _id,
    records: _r,
    provenance: _p,
    firstSeenAt: _f,
    changedAt: _c,
    findings: _q,
    identifier: _i,
    ...others
  } = dataset;
  const { license, ...rest } = others;
  return {
    ...rest,
    // A licence that is known has its id in place of the words of the source.
    ...(license === undefined ? {} : { license: { ...license, original: license.id ?? license.original } }),
    distribution: dataset.distribution.map(({ id: _own, extras: _extras, modified, ...file }) => ({
      ...file,
      ...(modified === undefined ? {} : { modified: modified.slice(0, 19) }),
    })),
  };
};

test('our own connector of CKAN reads the façade, and finds the same catalogue, field by field', async () => {
  const originals = await first.store.datasetReads.scan(undefined, 1000);
  const copies = await second.store.datasetReads.scan(undefined, 1000);
  expect(originals).toHaveLength(132);
  expect(copies).toHaveLength(132);
  const byKey = new Map(copies.map((copy) => [copy.records[0]!.recordKey as string, copy]));
  for (const original of originals) {
    const copy = byKey.get(original.id)!;
    const landingPage = original.landingPage ?? `${first.url}/dataset/${original.id}`;
    const { issued = original.firstSeenAt, modified = original.changedAt } = original;
    expect(kept(copy)).toEqual({ ...kept(original), ...{ landingPage, issued, modified } });
    expect(copy.identifier).toContain(original.identifier[0]);
  }
  const [run] = await second.store.runs.list({ limit: 1 });
  expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 132, rejected: 0 } });
});
