// Longer than 300 lines: one table, which is easier to check against its sources in one piece.
/**
 * What a licence requires of those who use the data, from nothing to everything; `restrictions` goes from permissive to
 * restrictive. `closed`: the data may not be used freely at all.
 */
export const restrictions = [
  'none',
  'attribution',
  'share-alike',
  'no-derivatives',
  'non-commercial',
  'non-commercial-share-alike',
  'non-commercial-no-derivatives',
  'closed',
] as const;
export type Restriction = (typeof restrictions)[number];

/** A licence, as exactly as its given name identifies it. */
export interface NamedLicence {
  /** `CC-BY`, `ODbL`, …: the licence without its version. */
  readonly family: string;
  readonly restriction: Restriction;
  readonly version?: string;
  /**
   * `certain`: the version was given; `usual`: it was not given, and this is the version that the name usually stands
   * for.
   */
  readonly versionIs?: 'certain' | 'usual';
  /** The jurisdiction of a ported Creative Commons licence, such as `ca`. */
  readonly port?: string;
  /** The SPDX id, or one in the style of SPDX if SPDX has none; absent for a kind of licence ("other, open"). */
  readonly id?: string;
  readonly uri?: string;
}

export const CC_KINDS: Readonly<Record<string, Restriction>> = {
  by: 'attribution',
  'by-sa': 'share-alike',
  'by-nd': 'no-derivatives',
  'by-nc': 'non-commercial',
  'by-nc-sa': 'non-commercial-share-alike',
  'by-nc-nd': 'non-commercial-no-derivatives',
};

interface CreativeCommons {
  readonly kind: string;
  readonly version?: string | undefined;
  readonly versionIs?: 'usual';
  readonly port?: string | undefined;
}

export const creativeCommons = ({ kind, version, versionIs, port }: CreativeCommons): NamedLicence | undefined => {
  const restriction = CC_KINDS[kind];
  if (restriction === undefined) return undefined;
  const family = `CC-${kind.toUpperCase()}`;
  if (version === undefined) return { family, restriction, id: family };
  return {
    family,
    restriction,
    version,
    versionIs: versionIs ?? 'certain',
    ...(port === undefined ? {} : { port }),
    id: `${family}-${version}${port === undefined ? '' : `-${port.toUpperCase()}`}`,
    uri: `https://creativecommons.org/licenses/${kind}/${version}/${port === undefined ? '' : `${port}/`}`,
  };
};

const other = (
  family: string,
  restriction: Restriction,
  version: string | undefined,
  uri: string | undefined,
  ...names: readonly string[]
): readonly [NamedLicence, readonly string[]] => {
  const id = version === undefined ? family : `${family}-${version}`;
  return [
    {
      family,
      restriction,
      ...(version === undefined ? {} : { version, versionIs: 'certain' as const }),
      id,
      ...(uri === undefined ? {} : { uri }),
    },
    [id, ...names],
  ];
};

const kindOnly = (
  restriction: Restriction,
  ...names: readonly string[]
): readonly [NamedLicence, readonly string[]] => [{ family: names[0]!, restriction }, names];

/**
 * Licences other than the six of Creative Commons, by SPDX id, CKAN id (opendefinition.org), EU authority code and
 * title.
 */
export const licenceRows: readonly (readonly [NamedLicence, readonly string[]])[] = [
  other(
    'CC0',
    'none',
    '1.0',
    'https://creativecommons.org/publicdomain/zero/1.0/',
    'cc0',
    'cc zero',
    'CC0 1.0 Universal',
    'creative commons zero',
    'creative commons cczero',
    'creative commons zero 1.0 universal',
    'creative commons 0',
    'cc zero 1.0',
    'creative commons cc0',
    'cc0 1.0 universel',
    'Creative Commons CC0 1.0 Universal',
  ),
  other(
    'CC-PDM',
    'none',
    '1.0',
    'https://creativecommons.org/publicdomain/mark/1.0/',
    'cc pdm',
    'pdm',
    'public domain mark',
    'public domain mark 1.0',
    'CC PDM 1.0',
  ),
  other(
    'PDDL',
    'none',
    '1.0',
    'https://opendatacommons.org/licenses/pddl/1-0/',
    'odc pddl',
    'pddl',
    'odc pddl 1.0',
    'open data commons public domain dedication and licence',
    'open data commons public domain dedication and license',
    'open data commons public domain dedication and licence pddl',
    'open data commons public domain dedication and license pddl',
  ),
  other(
    'ODbL',
    'share-alike',
    '1.0',
    'https://opendatacommons.org/licenses/odbl/1-0/',
    'odc odbl',
    'odbl',
    'odc odbl 1.0',
    'open database license',
    'open database licence',
    'open database license odbl',
    'open database licence odbl',
    'open data commons open database license',
    'open data commons open database license odbl',
    'open data commons open database licence odbl',
    'open database license 1.0',
    'open database license odbl v1.0',
    'licence odbl',
  ),
  other(
    'ODC-By',
    'attribution',
    '1.0',
    'https://opendatacommons.org/licenses/by/1-0/',
    'odc by',
    'odc attribution',
    'open data commons attribution license',
    'open data commons attribution licence',
    'open data commons attribution license odc by',
  ),
  other(
    'OGL-Canada',
    'attribution',
    '2.0',
    'https://open.canada.ca/en/open-government-licence-canada',
    'ca ogl lgo',
    'ogl canada',
    'ogl ca',
    'ca-ogl',
    'open government licence canada',
    'open government license canada',
    'licence du gouvernement ouvert canada',
    'open government licence canada 2.0',
    'open government licence canada version 2.0',
  ),
  other(
    'OGL-Ontario',
    'attribution',
    '1.0',
    'https://www.ontario.ca/page/open-government-licence-ontario',
    'on ogl',
    'open government licence ontario',
    'ogl ontario',
    'licence du gouvernement ouvert ontario',
  ),
  other(
    'OGL-Toronto',
    'attribution',
    '1.0',
    'https://open.toronto.ca/open-data-license/',
    'open government licence toronto',
    'ogl toronto',
  ),
  other(
    'OGL-UK',
    'attribution',
    '1.0',
    'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/1/',
    'open government licence v1.0',
    'open government licence 1.0',
  ),
  other(
    'OGL-UK',
    'attribution',
    '2.0',
    'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/',
    'open government licence v2.0',
    'open government licence 2.0',
  ),
  other(
    'OGL-UK',
    'attribution',
    '3.0',
    'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    'open government licence v3.0',
    'open government licence 3.0',
    'open government licence version 3.0',
  ),
  other(
    'OGL-UK',
    'attribution',
    undefined,
    'https://www.nationalarchives.gov.uk/doc/open-government-licence/',
    'uk ogl',
    'ogl',
    'open government licence',
    'uk open government licence',
    'uk open government licence ogl',
  ),
  other(
    'etalab',
    'attribution',
    '1.0',
    'https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf',
    'licence ouverte 1.0',
    'licence ouverte v1.0',
    'lov1',
    'licence ouverte version 1.0',
    'licence ouverte open licence version 1.0',
  ),
  other(
    'etalab',
    'attribution',
    '2.0',
    'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
    'licence ouverte 2.0',
    'licence ouverte v2.0',
    'lov2',
    'licence ouverte version 2.0',
    'licence ouverte open licence version 2.0',
    'licence ouverte open licence 2.0',
  ),
  other(
    'etalab',
    'attribution',
    undefined,
    undefined,
    'licence ouverte',
    'fr lo',
    'licence ouverte open licence',
    'open licence',
    'licence ouverte etalab',
  ),
  other(
    'GFDL',
    'share-alike',
    '1.3',
    'https://www.gnu.org/licenses/fdl-1.3.html',
    'GFDL-1.3-or-later',
    'GFDL-1.3-only',
  ),
  other('GFDL', 'share-alike', undefined, 'https://www.gnu.org/licenses/fdl.html', 'gnu free documentation license'),
  other('MIT', 'attribution', undefined, 'https://opensource.org/license/mit', 'mit license', 'mit licence'),
  other(
    'Apache',
    'attribution',
    '2.0',
    'https://www.apache.org/licenses/LICENSE-2.0',
    'apache license 2.0',
    'apache 2.0',
  ),
  other('CDLA-Permissive', 'attribution', '1.0', 'https://cdla.dev/permissive-1-0/'),
  other('CDLA-Permissive', 'attribution', '2.0', 'https://cdla.dev/permissive-2-0/'),
  other('CDLA-Sharing', 'share-alike', '1.0', 'https://cdla.dev/sharing-1-0/'),
  other(
    'dl-de-by',
    'attribution',
    '2.0',
    'https://www.govdata.de/dl-de/by-2-0',
    'dl de by 2.0',
    'datenlizenz deutschland namensnennung 2.0',
  ),
  other('dl-de-zero', 'none', '2.0', 'https://www.govdata.de/dl-de/zero-2-0'),
  other(
    'NLOD',
    'attribution',
    '2.0',
    'https://data.norge.no/nlod/en/2.0',
    'norwegian licence for open government data',
  ),
  // CKAN's ids for a kind of licence, which do not name one.
  kindOnly('none', 'other-pd', 'other public domain', 'domaine public', 'public domain', 'us pd'),
  kindOnly('attribution', 'other-at', 'other attribution'),
  kindOnly('share-alike', 'other-open', 'other open'),
  kindOnly('non-commercial', 'other-nc', 'other non commercial', 'non commercial'),
  kindOnly(
    'closed',
    'other-closed',
    'other not open',
    'all rights reserved',
    'tous droits reserves',
    'proprietary',
    'not open',
  ),
];
