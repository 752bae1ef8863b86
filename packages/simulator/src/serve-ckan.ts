import { json, type Answer } from './answer.ts';
import { unlessLacking } from './fact.ts';
import { hubItemOf } from './hub-item.ts';
import { hash32, orderedUuid } from './random.ts';
import { dkanPackage, serveDkanList } from './serve-dkan.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';

/**
 * CKAN's `package_search` and `package_show`, as far as harvesters use them. With the quirk `dkan` it is a DKAN, which
 * has other lists.
 */
export const serveCkan = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const action = /\/action\/(\w+)$/.exec(url.pathname)?.[1];
  if (catalogue.has('dkan') && action !== 'package_show')
    return serveDkanList(catalogue, url, action, (place) => ckanPackage(catalogue, catalogue.entry(place)));
  if (action === 'package_show' && catalogue.recordAnswers !== 'never') return show(catalogue, url);
  if (action !== 'package_search') return json(`Bad request: Action name not known: ${action ?? ''}`, 400);
  const rows = Math.min(Number(url.searchParams.get('rows') ?? 10), catalogue.options.rowsMax ?? 1000);
  const start = Number(url.searchParams.get('start') ?? 0);
  const matching = filtered(catalogue, url.searchParams.get('fq') ?? '');
  const results = Array.from({ length: Math.max(0, Math.min(rows, matching.count - start)) }, (_, at) =>
    ckanPackage(catalogue, catalogue.entry(matching.at(start + at))),
  );
  return json({
    help: `${catalogue.url}/api/3/action/help_show?name=package_search`,
    success: true,
    result: { count: matching.count, sort: 'id asc', facets: {}, search_facets: {}, results },
  });
};

/** Returns one package by its id, whose first digits are its position. */
const show = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const id = url.searchParams.get('id') ?? '';
  const position = Number.parseInt(id.slice(0, 8), 16);
  const entry = catalogue.served(position);
  const isKnown = catalogue.recordAnswers === 'truly' && orderedUuid(catalogue.idSeed, position) === id;
  if (isKnown && entry === undefined && catalogue.isGone(position))
    return json({ help: '', success: true, result: { id, name: id, type: 'dataset', state: 'deleted' } });
  if (!isKnown || entry === undefined)
    return json({ help: '', success: false, error: { __type: 'Not Found Error', message: 'Introuvable' } }, 404);
  const found = ckanPackage(catalogue, entry);
  return json({ help: '', success: true, result: catalogue.has('dkan') ? [dkanPackage(found)] : found });
};

interface Matching {
  readonly count: number;
  /** Returns the position of the n-th match in the catalogue. */
  readonly at: (n: number) => number;
}

/** Applies a filter `organization:a`, `organization:(a OR b)`, or the same with a minus; `AND` a range of `metadata_modified`. */
const filtered = (catalogue: SimulatedCatalogue, fq: string): Matching => {
  const since = /\bmetadata_modified:\[(\S+) TO \*\]$/.exec(fq)?.[1];
  const match = /^([-+]?)organization:\(?([^)]+?)\)?(?: AND .*)?$/.exec(fq.trim());
  if (match === null && since === undefined) return { count: catalogue.count, at: (n) => n };
  const wanted = new Set(match?.[2]!.split(' OR ').map((slug) => slug.replaceAll('"', '').trim()));
  const found = catalogue
    .placesSince(since === undefined ? undefined : new Date(since))
    .filter((at) => match === null || wanted.has(catalogue.entry(at).fact.organization.id) !== (match[1] === '-'));
  return { count: found.length, at: (n) => found[n]! };
};

const naive = (iso: string): string => iso.replace('Z', '000');

/** Returns the name under which an aggregator keeps a copy: it links the copy to its origin. */
const nameOf = ({ fact, origin, position }: Entry, prefix = 'jeu'): string => {
  const own = `${prefix}-${String(fact.index).padStart(5, '0')}`;
  if (origin === undefined) return own;
  if (origin.options.protocol === 'arcgis-hub') return hubItemOf(origin, fact.index);
  return origin.options.organization.id === 'ville-de-montreal' ? `vmtl-${own}` : `copie-${position}`;
};

export const ckanPackage = (catalogue: SimulatedCatalogue, entry: Entry): Record<string, unknown> => {
  const { fact, origin, position } = entry;
  const { seed, mojibake = false } = catalogue.options;
  const text = (value: string): string => (mojibake ? doubleEncoded(value) : value);
  const id = catalogue.identifier(orderedUuid(catalogue.idSeed, position), position);
  const name = nameOf(entry, catalogue.options.namePrefix);
  const from = origin ?? catalogue;
  const page = origin?.options.protocol === 'opendatasoft' ? `${origin.url}/explore/dataset/${odsId(fact.index)}/` : '';
  return {
    id,
    name,
    title: text(fact.title),
    notes: text(fact.notes),
    author: 'Direction des données',
    author_email: 'donneesouvertes@exemple.quebec',
    license_id: unlessLacking(fact, 'licence', fact.licenseId),
    license_title: unlessLacking(fact, 'licence', 'Attribution (CC-BY 4.0)'),
    license_url: unlessLacking(fact, 'licence', 'https://www.donneesquebec.ca/licence/#cc-by'),
    language: fact.language.toUpperCase(),
    update_frequency: unlessLacking(fact, 'frequency', fact.frequency),
    ext_spatial: unlessLacking(fact, 'place', fact.organization.id.replace('ville-de-', 'ville-')),
    temporal: `${fact.created.slice(0, 10)} / 2026-12-31`,
    methodologie: 'Projection : EPSG:4326 (WGS 84). Inventaire sur le terrain puis validation au bureau.',
    url: page,
    isopen: true,
    private: false,
    state: 'active',
    type: 'dataset',
    spatial_data: 'Oui',
    metadata_created: naive(fact.created),
    metadata_modified: naive(fact.modified),
    num_tags: fact.tags.length,
    num_resources: fact.formats.length,
    organization: {
      id: orderedUuid(7, hash32(1, fact.organization.id.length) % 1000),
      name: fact.organization.id,
      title: fact.organization.name,
      type: 'organization',
      state: 'active',
    },
    groups: [{ id: orderedUuid(seed, 900), name: fact.theme, title: fact.theme, display_name: fact.theme }],
    tags: fact.tags.map((tag) => ({
      id: tag,
      name: tag,
      display_name: text(tag),
      state: 'active',
      vocabulary_id: null,
    })),
    extras: [{ key: 'extras_organisation_principale', value: fact.organization.id }],
    resources: fact.formats.map((format, at) => {
      const resource = orderedUuid(from.options.seed + 1, fact.index * 8 + at);
      return {
        id: resource,
        package_id: id,
        name: `${text(fact.title)} (${format})`,
        description: 'Fichier complet du jeu de données',
        format,
        mimetype: '',
        url: `${from.url}/dataset/${fact.index}/resource/${resource}/download/donnees.${format.toLowerCase()}`,
        size: hash32(seed, fact.index, 80 + at) % 50_000_000,
        resource_type: 'donnees',
        created: naive(fact.created),
        last_modified: null,
        metadata_modified: naive(fact.modified),
        relidi_confic_utf8: 'oui',
        relidi_description_champs: 'relidi.descha.foudoc',
      };
    }),
  };
};

export const odsId = (index: number, prefix = 'jeu'): string => `${prefix}-de-donnees-${index}`;

/** Decodes UTF-8 as Latin-1: close to what the Esri route does. */
const doubleEncoded = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
