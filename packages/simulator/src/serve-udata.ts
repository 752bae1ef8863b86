import { json, type Answer } from './answer.ts';
import { notFound, oneRecord } from './one-record.ts';
import { hash32 } from './random.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';

const LIST = '/api/1/datasets/';

/** udata's API v1: its datasets, and one dataset by its id. */
export const serveUdata = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const id = /^\/api\/1\/datasets\/([^/]+)\/$/.exec(url.pathname)?.[1];
  if (id !== undefined)
    return oneRecord(
      catalogue,
      (index) => idOf(catalogue, index) === id,
      (entry) => json(datasetOf(catalogue, entry)),
    );
  if (url.pathname !== LIST) return notFound();
  const size = Math.min(Number(url.searchParams.get('page_size') ?? 10), catalogue.options.rowsMax ?? 1000);
  const page = Number(url.searchParams.get('page') ?? 1);
  const [start, end] = [(page - 1) * size, Math.min(page * size, catalogue.count)];
  const data = [];
  for (let at = start; at < end; at += 1) data.push(datasetOf(catalogue, catalogue.entry(at)));
  return json({
    data,
    page,
    page_size: size,
    total: catalogue.count,
    previous_page: null,
    next_page: end < catalogue.count ? nextOf(catalogue, page + 1, size) : null,
  });
};

const nextOf = (catalogue: SimulatedCatalogue, page: number, size: number): string => {
  const site = catalogue.has('next-elsewhere') ? 'https://ailleurs.exemple' : catalogue.url;
  return `${site}${LIST}?page=${catalogue.has('next-loops') ? 1 : page}&page_size=${size}&sort=created`;
};

const idOf = ({ idSeed }: SimulatedCatalogue, position: number): string =>
  [position, hash32(idSeed, position, 50), hash32(idSeed, position, 51)]
    .map((part) => part.toString(16).padStart(8, '0'))
    .join('');

const datasetOf = (catalogue: SimulatedCatalogue, { fact, position }: Entry): Record<string, unknown> => {
  const id = idOf(catalogue, position);
  return {
    id,
    slug: `jeu-${position}`,
    title: fact.title,
    description: fact.notes,
    created_at: fact.created,
    last_modified: fact.modified,
    tags: fact.tags,
    frequency: fact.frequency,
    license: 'cc-by',
    organization: { id: '5f0000000000000000000000', slug: fact.organization.id, name: fact.organization.name },
    owner: null,
    private: false,
    deleted: null,
    archived: null,
    access_type: 'open',
    // It is harvested again every day, whether or not anything changed.
    harvest: { backend: 'ckan', last_update: new Date(catalogue.clock?.() ?? Date.now()).toISOString() },
    metrics: { views: hash32(catalogue.options.seed, position, 52) % 1000 },
    spatial: null,
    temporal_coverage: { start: fact.created.slice(0, 10), end: '2026-12-31' },
    page: `${catalogue.url}/fr/datasets/jeu-${position}/`,
    uri: `${catalogue.url}${LIST}${id}/`,
    resources: fact.formats.map((format, at) => ({
      id: `${id}-${at}`,
      title: format,
      format: format.toLowerCase(),
      filetype: 'file',
      type: 'main',
      url: `${catalogue.url}/resources/${id}/${at}.${format.toLowerCase()}`,
      last_modified: fact.modified,
      extras: { 'check:status': 200, 'check:date': fact.modified },
    })),
  };
};
