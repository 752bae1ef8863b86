import { json, type Answer } from './answer.ts';
import { unlessLacking } from './fact.ts';
import { hash32 } from './random.ts';
import { odsId } from './serve-ckan.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';

/** Opendatasoft's Explore API v2.1: its catalogue. */
export const serveOpendatasoft = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const id = /\/api\/explore\/v2\.1\/catalog\/datasets\/([^/]+)$/.exec(url.pathname)?.[1];
  if (id !== undefined) return oneDataset(catalogue, id);
  if (!/\/api\/explore\/v2\.1\/catalog\/datasets$/.test(url.pathname))
    return json({ message: 'Not found', error_code: 'NotFound' }, 404);
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 10), catalogue.options.rowsMax ?? 100);
  const offset = Number(url.searchParams.get('offset') ?? 0);
  if (offset + limit >= 10_000)
    return json({ message: 'offset + limit must be lower than 10000', error_code: 'InvalidRESTParameterError' }, 400);
  const since = /metadata_processed>=date'([^']+)'/.exec(url.searchParams.get('where') ?? '')?.[1];
  const places = catalogue.placesSince(since === undefined ? undefined : new Date(since));
  const results = places.slice(offset, offset + limit).map((at) => odsDataset(catalogue, catalogue.entry(at)));
  return json({ total_count: places.length, results });
};

/** Answers a request for one dataset, by its id or its uid. */
const oneDataset = (catalogue: SimulatedCatalogue, id: string): Answer => {
  const notFound = json({ message: 'Not found', error_code: 'NotFound' }, 404);
  if (catalogue.recordAnswers !== 'truly') return notFound;
  const index = catalogue.find((at) => odsId(at, catalogue.options.namePrefix) === id || odsUid(catalogue, at) === id);
  const entry = index === undefined ? undefined : catalogue.served(index);
  if (entry !== undefined) return json(odsDataset(catalogue, entry));
  return index !== undefined && catalogue.isGone(index) ? json({ message: 'Gone', error_code: 'Gone' }, 410) : notFound;
};

const odsUid = ({ idSeed }: SimulatedCatalogue, index: number): string =>
  `da_${hash32(idSeed, index, 95).toString(36).padStart(7, '0')}${index}`;

const odsDataset = (catalogue: SimulatedCatalogue, { fact }: Entry): Record<string, unknown> => {
  return {
    dataset_id: odsId(fact.index, catalogue.options.namePrefix),
    dataset_uid: odsUid(catalogue, fact.index),
    has_records: true,
    data_visible: true,
    features: ['analyze', 'geo'],
    fields: [{ name: 'date', label: 'Date', type: 'date', description: null, annotations: {} }],
    attachments: [],
    metas: {
      default: {
        title: fact.title,
        description: `<p>${fact.notes}</p>`,
        keyword: fact.tags,
        theme: ['Énergie'],
        language: fact.language,
        license: unlessLacking(fact, 'licence', fact.licenseId),
        license_url: null,
        publisher: fact.organization.name,
        references: null,
        modified: fact.modified.replace('Z', '+00:00'),
        metadata_processed: fact.modified.replace('Z', '+00:00'),
        records_count: hash32(catalogue.options.seed, fact.index, 96) % 100_000,
        federated: false,
      },
    },
  };
};
