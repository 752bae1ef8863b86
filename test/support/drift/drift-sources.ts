import type { Source } from '@moisson/contracts';
import { CatalogueServer, SimulatedCatalogue, type SimulatedProtocol } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';

/** How a source is read: the protocol, and the path of its endpoint. */
const FORMS = {
  ckan: ['ckan', ''],
  hub: ['arcgis-hub', ''],
  feed: ['arcgis-hub', '/data.json'],
  opendatasoft: ['opendatasoft', ''],
  'dcat-us': ['dcat-us', '/data.json'],
  turtle: ['dcat', '/catalog.ttl'],
  table: ['table', '/liste.csv'],
  'ogc-records': ['ogc-records', ''],
  'schema-org': ['schema-org', ''],
} as const satisfies Record<string, readonly [SimulatedProtocol, string]>;
export type DriftForm = keyof typeof FORMS;

export interface DriftSource {
  readonly form: DriftForm;
  readonly size: number;
  readonly catalogue: SimulatedCatalogue;
  readonly server: CatalogueServer;
  readonly source: Source;
}

/** Starts a catalogue of this form and size. */
export const startDriftSource = async (form: DriftForm, size: number, at: number): Promise<DriftSource> => {
  const id = `${form}-${size}`;
  const [protocol, path] = FORMS[form];
  const slug = `ville-${at}`;
  const catalogue = new SimulatedCatalogue({
    ...{ id, protocol, size, seed: 900 + at * 13, length: 3 + (at % 4), layersPerService: 3 },
    organization: { id: slug, name: `Ville ${at}` },
  });
  const server = await CatalogueServer.start(catalogue);
  const endpoint = `${server.url}${path}`;
  return { form, size, catalogue, server, source: aSource({ id, protocol, organization: slug, endpoint }) };
};

/** Returns another catalogue of the same form, to be served at the address of this one. */
export const standInOf = (
  { catalogue }: DriftSource,
  changes: { readonly organization?: { readonly id: string; readonly name: string }; readonly ids?: 'integer' },
): SimulatedCatalogue => {
  const { options, url } = catalogue;
  const other = new SimulatedCatalogue({
    ...options,
    seed: options.seed + 100_000,
    size: catalogue.count,
    ...{ namePrefix: 'fiche', titleEnd: ' (autre)' },
    ...changes,
  });
  other.url = url;
  return other;
};
