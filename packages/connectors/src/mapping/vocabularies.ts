import { normalized, type License } from '@moisson/contracts';

const EU_FREQUENCY = 'http://publications.europa.eu/resource/authority/frequency/';

/** Données Québec's frequencies → EU authority table (domain.md §3.1). `bimonthly` is ambiguous; the original is kept. */
const frequencies = new Map([
  ['irregular', 'IRREG'],
  ['continuous', 'UPDATE_CONT'],
  ['hourly', 'HOURLY'],
  ['daily', 'DAILY'],
  ['weekly', 'WEEKLY'],
  ['fortnightly', 'BIWEEKLY'],
  ['biweekly', 'BIWEEKLY'],
  ['monthly', 'MONTHLY'],
  ['bimonthly', 'BIMONTHLY'],
  ['quarterly', 'QUARTERLY'],
  ['semiannual', 'ANNUAL_2'],
  ['annual', 'ANNUAL'],
  ['annually', 'ANNUAL'],
  ['biennial', 'BIENNIAL'],
  ['triennial', 'TRIENNIAL'],
  ['quinquennial', 'QUINQUENNIAL'],
  ['asneeded', 'AS_NEEDED'],
  ['notplanned', 'NOT_PLANNED'],
  ['archives', 'NEVER'],
  // ISO 8601 repeating intervals of DCAT-US 1.1
  ['r/p1d', 'DAILY'],
  ['r/p1w', 'WEEKLY'],
  ['r/p1m', 'MONTHLY'],
  ['r/p3m', 'QUARTERLY'],
  ['r/p6m', 'ANNUAL_2'],
  ['r/p1y', 'ANNUAL'],
  ['r/pt1h', 'HOURLY'],
]);

/** The EU frequency URI, or nothing where the frequency is not known. */
export const frequencyUri = (given: string): string | undefined => {
  const code = frequencies.get(given.trim().toLowerCase());
  return code === undefined ? undefined : EU_FREQUENCY + code;
};

interface KnownLicense {
  readonly id: string;
  readonly uri: string;
  readonly open: boolean;
}

const cc = (kind: string, open: boolean): KnownLicense => ({
  id: `CC-${kind.toUpperCase()}-4.0`,
  uri: `https://creativecommons.org/licenses/${kind}/4.0/`,
  open,
});
const CC_BY = cc('by', true);
const CC0: KnownLicense = { id: 'CC0-1.0', uri: 'https://creativecommons.org/publicdomain/zero/1.0/', open: true };

/** By licence id, lower case. `cc-by-sa-nc` is Données Québec's own spelling. Open: opendefinition.org/licenses. */
const licensesById = new Map<string, KnownLicense>([
  ['cc-by', CC_BY],
  ['cc-by-4.0', CC_BY],
  ['cc by 4.0', CC_BY],
  ['cc-by-sa', cc('by-sa', true)],
  ['cc-by-sa-4.0', cc('by-sa', true)],
  ['cc-by-nd', cc('by-nd', false)],
  ['cc-by-nd-4.0', cc('by-nd', false)],
  ['cc-by-nc', cc('by-nc', false)],
  ['cc-by-nc-4.0', cc('by-nc', false)],
  ['cc by-nc 4.0', cc('by-nc', false)],
  ['cc-by-nc-sa-4.0', cc('by-nc-sa', false)],
  ['cc-by-sa-nc-4.0', cc('by-nc-sa', false)],
  ['cc-by-nc-nd', cc('by-nc-nd', false)],
  ['cc-by-nc-nd-4.0', cc('by-nc-nd', false)],
  ['cc0-1.0', CC0],
  ['cc0', CC0],
]);

export interface LicenseReading {
  readonly license: License;
  readonly known: boolean;
  readonly open: boolean;
}

/** A licence by id, then by URL, then by its text as an id. Never guessed, never upgraded. */
export const readLicense = (given: { id?: string; url?: string; text?: string }): LicenseReading | undefined => {
  const original = given.id ?? given.url ?? given.text;
  if (original === undefined) return undefined;
  const known = byId(given.id) ?? byUrl(given.url) ?? byUrl(given.id) ?? byId(given.text) ?? byUrl(given.text);
  return known === undefined
    ? { license: { original, ...(given.url === undefined ? {} : { uri: given.url }) }, known: false, open: false }
    : { license: { id: known.id, uri: known.uri, original }, known: true, open: known.open };
};

const byId = (text: string | undefined): KnownLicense | undefined =>
  text === undefined ? undefined : licensesById.get(text.trim().toLowerCase());

const byUrl = (text: string | undefined): KnownLicense | undefined => {
  if (text === undefined) return undefined;
  const url = text.trim().toLowerCase();
  const commons = /^https?:\/\/(?:www\.)?creativecommons\.org\/licenses\/([a-z-]+)\/4\.0(?:\/|$)/.exec(url);
  if (commons) return licensesById.get(`cc-${commons[1]}`) ?? licensesById.get(`cc-${commons[1]}-4.0`);
  if (/^https?:\/\/(?:www\.)?creativecommons\.org\/publicdomain\/zero\/1\.0/.test(url)) return CC0;
  const quebec = /^https?:\/\/(?:www\.)?donneesquebec\.ca\/(?:fr\/)?licence\/#(.+)$/.exec(url);
  return quebec ? licensesById.get(quebec[1]!) : undefined;
};

/** IANA media types by format as portals spell it, folded to lower case letters and digits. */
const mediaTypes = new Map([
  ['csv', 'text/csv'],
  ['tsv', 'text/tab-separated-values'],
  ['json', 'application/json'],
  ['geojson', 'application/geo+json'],
  ['xml', 'application/xml'],
  ['gml', 'application/gml+xml'],
  ['kml', 'application/vnd.google-earth.kml+xml'],
  ['kmz', 'application/vnd.google-earth.kmz'],
  ['xls', 'application/vnd.ms-excel'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['pdf', 'application/pdf'],
  ['html', 'text/html'],
  ['txt', 'text/plain'],
  ['zip', 'application/zip'],
  ['gpkg', 'application/geopackage+sqlite3'],
  ['geopackage', 'application/geopackage+sqlite3'],
  ['geotiff', 'image/tiff; application=geotiff'],
  ['sqlite', 'application/vnd.sqlite3'],
  ['parquet', 'application/vnd.apache.parquet'],
  ['rdf', 'application/rdf+xml'],
  ['jsonld', 'application/ld+json'],
]);

export const mediaTypeOf = (format: string): string | undefined =>
  mediaTypes.get(format.toLowerCase().replace(/[^a-z0-9]/g, ''));

/** The twelve groups of Données Québec, the primary theme scheme, and what other portals call them, folded. */
const themes: Readonly<Record<string, readonly string[]>> = {
  'agriculture-alimentation': ['agriculture', 'alimentation', 'food'],
  'economie-entreprises': ['economie', 'entreprises', 'economy', 'business', 'economie et entreprises'],
  'education-recherche': ['education', 'recherche', 'research', 'education et recherche'],
  'environnement-ressources-naturelles-energie': [
    'environnement',
    'energie',
    'ressources naturelles',
    'environment',
    'energy',
    'environnement, ressources naturelles et energie',
  ],
  'gouvernement-finances': ['gouvernement', 'finances', 'government', 'administration', 'gouvernement et finances'],
  infrastructures: ['infrastructure'],
  'loi-justice-securite-publique': [
    'justice',
    'securite publique',
    'loi',
    'public safety',
    'loi, justice et securite publique',
  ],
  'politiques-sociales': ['politiques sociales', 'social'],
  sante: ['health', 'sante'],
  'societe-culture': ['culture', 'societe', 'society', 'societe et culture'],
  'tourisme-sports-loisirs': ['tourisme', 'sports', 'loisirs', 'tourism', 'recreation', 'tourisme, sports et loisirs'],
  transport: ['transports', 'transportation', 'transport'],
};
const themeByName = new Map(
  Object.entries(themes).flatMap(([slug, names]) => [
    [slug, slug] as const,
    // Keywords of the Esri route carry the slug with its hyphens stripped (domain.md §1.4).
    [slug.replaceAll('-', ''), slug] as const,
    ...names.map((name) => [name, slug] as const),
  ]),
);

/** The slug of the Données Québec group that a theme's name or slug means, or nothing. */
export const themeSlug = (given: string): string | undefined =>
  themeByName.get(normalized(given, 'NFKD').replace(/\p{M}/gu, '').toLowerCase().trim());
