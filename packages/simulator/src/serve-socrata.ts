import { json, type Answer } from './answer.ts';
import { notFound, oneRecord } from './one-record.ts';
import { hash32 } from './random.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';

/** The largest `offset + limit` of the discovery API. */
const WINDOW = 10_000;

/** Socrata's discovery API and, for one asset, `/api/views/ID.json`. */
export const serveSocrata = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const id = /^\/api\/views\/([^/]+)\.json$/.exec(url.pathname)?.[1];
  if (id !== undefined)
    return oneRecord(
      catalogue,
      (index) => idOf(catalogue, index) === id,
      ({ fact }) => json({ id, name: fact.title }),
    );
  if (url.pathname !== '/api/catalog/v1') return notFound();
  return url.searchParams.get('domains') === new URL(catalogue.url).hostname && !catalogue.has('unknown-domain')
    ? list(catalogue, url)
    : ofAllPortals();
};

const list = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 10), catalogue.options.rowsMax ?? WINDOW);
  const scroll = url.searchParams.get('scroll_id');
  const offset = scroll === null ? Number(url.searchParams.get('offset') ?? 0) : after(catalogue, scroll);
  if (scroll === null && offset + limit > WINDOW) return json({ error: 'offset and limit are too large' }, 400);
  const results = [];
  for (let at = offset; at < Math.min(offset + limit, catalogue.count); at += 1)
    results.push(assetOf(catalogue, catalogue.entry(at)));
  return json({ results, resultSetSize: catalogue.count, timings: { serviceMillis: 2 }, warnings: [] });
};

/** Returns the place after the asset with this id. */
const after = (catalogue: SimulatedCatalogue, id: string): number => {
  for (let at = 0; at < catalogue.count; at += 1)
    if (idOf(catalogue, catalogue.entry(at).position) === id) return at + 1;
  return 0;
};

/** The answer to a domain that the API does not know: the assets of every portal. */
const ofAllPortals = (): Answer =>
  json({
    results: ['data.a.example', 'data.b.example'].map((domain, at) => ({
      resource: { id: `zzzz-000${at}`, name: `Ailleurs ${at}` },
      metadata: { domain },
    })),
    resultSetSize: 150_680,
  });

/** Returns an id that sorts by its position. */
const idOf = ({ idSeed }: SimulatedCatalogue, position: number): string => {
  const part = (value: number): string => (value % 36 ** 4).toString(36).padStart(4, '0');
  return `${part(position)}-${part(hash32(idSeed, position, 40))}`;
};

const assetOf = (catalogue: SimulatedCatalogue, { fact, position }: Entry): Record<string, unknown> => {
  const id = idOf(catalogue, position);
  const { host } = new URL(catalogue.url);
  return {
    resource: {
      id,
      name: fact.title,
      description: `<p>${fact.notes}</p>`,
      attribution: fact.organization.name,
      type: 'dataset',
      createdAt: fact.created,
      updatedAt: fact.modified,
      data_updated_at: fact.modified,
      page_views: { page_views_total: hash32(catalogue.answers, position) % 10_000 },
      columns_name: ['Date', 'Lieu'],
      columns_field_name: ['date', 'lieu'],
      columns_datatype: ['Calendar date', 'Point'],
    },
    classification: {
      categories: [],
      tags: [],
      domain_category: fact.theme,
      domain_tags: fact.tags,
      domain_metadata: [{ key: 'Mise-à-jour_Fréquence', value: fact.frequency }],
    },
    metadata: { domain: host, license: 'Creative Commons Attribution 4.0 International' },
    permalink: `${catalogue.url}/d/${id}`,
    link: `${catalogue.url}/Ville/jeu/${id}`,
    owner: { id: 'abcd-efgh', display_name: 'Prénom Nom' },
  };
};
