import { json, type Answer } from './answer.ts';
import { orderedUuid } from './random.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';

/** The public API of another Moisson: its list of datasets, its sources, and each dataset. */
export const serveMoissonApi = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  if (url.pathname === '/api/v1/sources')
    return json({ items: [{ id: 'ville', protocol: 'ckan', endpoint: 'https://ville.example' }] });
  if (url.pathname === '/api/v1/datasets') return list(catalogue, url);
  const id = /^\/api\/v1\/datasets\/([^/]+)$/.exec(url.pathname)?.[1];
  return id === undefined ? problem(404, 'request.not-found') : oneDataset(catalogue, id);
};

const problem = (status: number, code: string): Answer => json({ status, code, title: code }, status);

const list = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 10), catalogue.options.rowsMax ?? 100);
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const end = Math.min(from + limit, catalogue.count);
  const items = [];
  for (let at = from; at < end; at += 1) items.push(datasetOf(catalogue, catalogue.entry(at)));
  const next = end < catalogue.count ? { next: String(end) } : {};
  return json({ total: catalogue.count, facets: {}, ...next, items });
};

const oneDataset = (catalogue: SimulatedCatalogue, id: string): Answer => {
  if (catalogue.recordAnswers !== 'truly') return problem(404, 'request.not-found');
  const index = catalogue.find((at) => orderedUuid(catalogue.idSeed, at) === id);
  const entry = index === undefined ? undefined : catalogue.served(index);
  if (entry !== undefined) return json(datasetOf(catalogue, entry));
  return index !== undefined && catalogue.isGone(index)
    ? problem(410, 'request.gone')
    : problem(404, 'request.not-found');
};

const datasetOf = (catalogue: SimulatedCatalogue, { fact, position }: Entry): Record<string, unknown> => ({
  id: orderedUuid(catalogue.idSeed, position),
  title: { fr: fact.title },
  description: { fr: fact.notes },
  organization: fact.organization,
  keyword: fact.tags,
  theme: [fact.theme],
  license: { id: 'CC-BY-4.0', original: fact.licenseId },
  issued: fact.created,
  modified: fact.modified,
  landingPage: `https://ville.example/dataset/jeu-${position}`,
  identifier: [`jeu-${position}`],
  distribution: fact.formats.map((format) => ({
    title: format,
    format,
    accessURL: `${catalogue.url}/fichiers/${fact.index}.${format.toLowerCase()}`,
  })),
  records: [{ sourceId: 'ville', recordKey: `jeu-${position}`, run: 1 }],
  provenance: { title: { sourceId: 'ville', recordKey: `jeu-${position}` } },
  firstSeenAt: fact.created,
  changedAt: fact.modified,
  findings: [],
});
