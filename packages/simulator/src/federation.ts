import { CatalogueServer } from './catalogue-server.ts';
import { SimulatedCatalogue, type CatalogueOptions } from './simulated-catalogue.ts';

const city = (slug: string, name: string) => ({ id: `ville-de-${slug}`, name });

/** The native catalogues of cities, with plausible sizes (docs/facts/quebec-catalogues.md). */
const natives: readonly CatalogueOptions[] = [
  { id: 'montreal', protocol: 'ckan', seed: 11, size: 404, organization: city('montreal', 'Ville de Montréal') },
  {
    id: 'longueuil',
    protocol: 'arcgis-hub',
    seed: 12,
    size: 120,
    organization: city('longueuil', 'Ville de Longueuil'),
  },
  {
    id: 'sherbrooke',
    protocol: 'arcgis-hub',
    seed: 13,
    size: 90,
    organization: city('sherbrooke', 'Ville de Sherbrooke'),
  },
  {
    id: 'shawinigan',
    protocol: 'arcgis-hub',
    seed: 14,
    size: 37,
    organization: city('shawinigan', 'Ville de Shawinigan'),
  },
  {
    id: 'rouyn-noranda',
    protocol: 'arcgis-hub',
    seed: 15,
    size: 19,
    organization: city('rouyn-noranda', 'Ville de Rouyn-Noranda'),
  },
  {
    id: 'repentigny',
    protocol: 'arcgis-hub',
    seed: 16,
    size: 74,
    organization: city('repentigny', 'Ville de Repentigny'),
  },
  { id: 'rimouski', protocol: 'arcgis-hub', seed: 17, size: 41, organization: city('rimouski', 'Ville de Rimouski') },
  {
    id: 'hydro-quebec',
    protocol: 'opendatasoft',
    seed: 18,
    size: 26,
    organization: { id: 'hydro-quebec', name: 'Hydro-Québec' },
    licenseId: 'CC BY-NC 4.0',
  },
];

/** Organizations that publish in the aggregator only; they have no server of their own. */
const guests: readonly CatalogueOptions[] = [
  { id: 'laval', protocol: 'ckan', seed: 21, size: 130, organization: city('laval', 'Ville de Laval') },
  { id: 'quebec', protocol: 'ckan', seed: 22, size: 35, organization: city('quebec', 'Ville de Québec') },
  { id: 'gatineau', protocol: 'ckan', seed: 23, size: 60, organization: city('gatineau', 'Ville de Gatineau') },
  { id: 'blainville', protocol: 'ckan', seed: 24, size: 18, organization: city('blainville', 'Ville de Blainville') },
  {
    id: 'saint-jean',
    protocol: 'ckan',
    seed: 25,
    size: 12,
    organization: city('saint-jean-sur-richelieu', 'Ville de Saint-Jean-sur-Richelieu'),
  },
  {
    id: 'mtq',
    protocol: 'ckan',
    seed: 26,
    size: 31,
    organization: { id: 'mtq', name: 'Ministère des Transports et de la Mobilité durable' },
  },
  {
    id: 'msss',
    protocol: 'ckan',
    seed: 27,
    size: 80,
    organization: { id: 'msss', name: 'Ministère de la Santé et des Services sociaux' },
  },
  {
    id: 'isq',
    protocol: 'ckan',
    seed: 28,
    size: 140,
    organization: { id: 'isq', name: 'Institut de la statistique du Québec' },
  },
  {
    id: 'msp',
    protocol: 'ckan',
    seed: 29,
    size: 55,
    organization: { id: 'msp', name: 'Ministère de la Sécurité intérieure' },
  },
  {
    id: 'sepaq',
    protocol: 'ckan',
    seed: 30,
    size: 22,
    organization: { id: 'sepaq', name: 'Société des établissements de plein air du Québec' },
  },
];

/** Québec on loopback: the native catalogues, and the aggregator that copies them under its own ids. */
export class Federation {
  readonly servers: ReadonlyMap<string, CatalogueServer>;
  readonly #catalogues: ReadonlyMap<string, SimulatedCatalogue>;

  private constructor(servers: Map<string, CatalogueServer>, catalogues: Map<string, SimulatedCatalogue>) {
    this.servers = servers;
    this.#catalogues = catalogues;
  }

  /** `clock`: the time at which datasets change, in milliseconds. */
  static async start(clock?: () => number): Promise<Federation> {
    const catalogues = new Map([...natives, ...guests].map((options) => [options.id, new SimulatedCatalogue(options)]));
    const aggregator = new SimulatedCatalogue({
      id: 'donnees-quebec',
      protocol: 'ckan',
      seed: 31,
      size: 40,
      organization: { id: 'mamh', name: 'Ministère des Affaires municipales et de l’Habitation' },
      copies: [...catalogues.values()],
    });
    catalogues.set('donnees-quebec', aggregator);
    for (const catalogue of catalogues.values()) catalogue.clock = clock;
    const servers = new Map<string, CatalogueServer>();
    for (const id of [...natives.map((native) => native.id), 'donnees-quebec'])
      servers.set(id, await CatalogueServer.start(catalogues.get(id)!));
    return new Federation(servers, catalogues);
  }

  /** Throws if the federation has no catalogue with this id. */
  catalogue(id: string): SimulatedCatalogue {
    const catalogue = this.#catalogues.get(id);
    if (catalogue === undefined)
      throw new RangeError(`no catalogue "${id}"; there are ${[...this.#catalogues.keys()].join(', ')}`);
    return catalogue;
  }

  /** Returns the endpoint of the simulated twin of a source. */
  endpointOf(sourceId: string): string {
    return (this.servers.get(sourceId) ?? this.servers.get('donnees-quebec')!).url;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.servers.values()].map((server) => server.stop()));
  }
}
