import type { Distribution, License } from '@moisson/contracts';
import { formatNamed } from '@moisson/vocabularies';

/** The controlled vocabularies that DCAT-AP 3 §11 requires (publications.europa.eu). */
const AUTHORITY = 'http://publications.europa.eu/resource/authority';

/** Codes of the table `licence`, by our ids. */
const LICENCES: Readonly<Record<string, string>> = {
  'CC0-1.0': 'CC0',
  'CC-BY-4.0': 'CC_BY_4_0',
  'CC-BY-SA-4.0': 'CC_BYSA_4_0',
  'CC-BY-ND-4.0': 'CC_BYND_4_0',
  'CC-BY-NC-4.0': 'CC_BYNC_4_0',
  'CC-BY-NC-SA-4.0': 'CC_BYNCSA_4_0',
  'CC-BY-NC-ND-4.0': 'CC_BYNCND_4_0',
  'ODbL-1.0': 'ODC_BL',
  'ODC-By-1.0': 'ODC_BY',
  'PDDL-1.0': 'ODC_PDDL',
};

/** Returns the IRI of a licence in the EU's table; undefined if it has none. */
export const licenceAuthority = ({ id = '' }: License): string | undefined => authority('licence', LICENCES, id);

/**
 * Codes of the table `data-theme`, by the groups of Données Québec. Infrastructure, culture and tourism have no equivalent: a wider theme
 * would file them with other subjects.
 */
const THEMES: Readonly<Record<string, string>> = {
  'agriculture-alimentation': 'AGRI',
  'economie-entreprises': 'ECON',
  'education-recherche': 'EDUC',
  'environnement-ressources-naturelles-energie': 'ENVI',
  'gouvernement-finances': 'GOVE',
  'loi-justice-securite-publique': 'JUST',
  'politiques-sociales': 'SOCI',
  sante: 'HEAL',
  transport: 'TRAN',
};
export const themeAuthority = (slug: string): string | undefined => authority('data-theme', THEMES, slug);

/** Codes of the table `file-type`, by the labels of our formats. */
const FILE_TYPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'CSV TSV XLS XLSX ODS DBF MDB SQL JSON XML RSS ATOM ICS GEOJSON TOPOJSON SHP KML KMZ GML GPKG GDB TIFF ECW LAS LAZ NETCDF HTML PDF TXT DOC DOCX ODT RTF PPT PPTX JPEG PNG GIF SVG ZIP GZIP TAR REST'
      .split(' ')
      .map((code) => [code, code]),
  ),
  Atom: 'ATOM',
  iCal: 'ICS',
  GeoJSON: 'GEOJSON',
  TopoJSON: 'TOPOJSON',
  FGDB: 'GDB',
  NetCDF: 'NETCDF',
  'JSON-LD': 'JSON_LD',
  RDF: 'RDF_XML',
  Turtle: 'RDF_TURTLE',
  'N-Triples': 'RDF_N_TRIPLES',
  WMS: 'WMS_SRVC',
  WFS: 'WFS_SRVC',
};
export const fileTypeAuthority = ({
  format,
  mediaType,
}: Pick<Distribution, 'format' | 'mediaType'>): string | undefined => {
  const label = [format, mediaType].map((given) => given && formatNamed(given)?.label).find(Boolean);
  return label === undefined ? undefined : authority('file-type', FILE_TYPES, label);
};

/** Codes of the table `language` (ISO 639-3), by two-letter codes. Others are named by the Library of Congress. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ fr: 'FRA', en: 'ENG', es: 'SPA', pt: 'POR', it: 'ITA', de: 'DEU', nl: 'NLD', ca: 'CAT', iu: 'IKU', cr: 'CRE' },
};
export const languageAuthority = (code: string): string | undefined => {
  if (!/^[a-z]{2}$/.test(code)) return undefined;
  return authority('language', LANGUAGES, code) ?? `http://id.loc.gov/vocabulary/iso639-1/${code}`;
};

/** Codes of the table `access-right`, by the words of DCAT-US. */
const ACCESS_RIGHTS: Readonly<Record<string, string>> = {
  public: 'PUBLIC',
  'restricted public': 'RESTRICTED',
  'non-public': 'NON_PUBLIC',
};
export const accessAuthority = (level: string): string | undefined => authority('access-right', ACCESS_RIGHTS, level);

/** Harvested words are looked up: `constructor` is one of them, and in no table. */
const authority = (table: string, codes: Readonly<Record<string, string>>, word: string): string | undefined =>
  Object.hasOwn(codes, word) ? `${AUTHORITY}/${table}/${codes[word]!}` : undefined;

const MEDIA_TYPE = /^([a-z]+\/[\w.+-]{1,100})(?:\s*;.*)?$/i;
/** Returns the IRI of a registered media type; its parameters have no place in it. */
export const mediaTypeIri = (mediaType: string | undefined): string | undefined => {
  const type = MEDIA_TYPE.exec(mediaType ?? '')?.[1];
  return type === undefined ? undefined : `https://www.iana.org/assignments/media-types/${type}`;
};
