import { byFoldedName, foldedWords } from './fold.ts';
import { CC_KINDS, creativeCommons, licenceRows, restrictions, type NamedLicence } from './licence-table.ts';

/** Returns whether the licence is open by the Open Definition (opendefinition.org/licenses). */
export const isOpen = ({ restriction, id }: NamedLicence): boolean =>
  id !== undefined && restrictions.indexOf(restriction) <= restrictions.indexOf('share-alike');

const byName = byFoldedName(licenceRows);
/** CKAN's older ids of Creative Commons licences, folded, with the current ones. */
const CC_NAMES = new Map([
  ['nc', 'by-nc'],
  ['by sa nc', 'by-nc-sa'],
  ['by nd nc', 'by-nc-nd'],
]);
/** Words in the titles of Creative Commons licences, in both languages, and their short names. Longer ones first. */
const CC_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:pas d utilisation commerciale|utilisation non commerciale|non ?commercial(?:e)?|noncommercial)\b/g, 'nc'],
  [/\b(?:pas de modifications?|no ?derivatives?|no ?derivs?|pas d oeuvre derivee)\b/g, 'nd'],
  [/\b(?:partage dans les memes conditions|partage a l identique|share ?alike|sharealike)\b/g, 'sa'],
  [/\b(?:attribution|paternite)\b/g, 'by'],
];
const MAX_NAME = 300;

/** The kind of a licence's name: an identifier, which is read by the source's own vocabulary, or a title. */
export type NameKind = 'id' | 'title';

/**
 * Returns a licence by its full name: SPDX or CKAN id, EU code, usual title in French or English. Returns undefined for
 * prose that only mentions a licence.
 */
export const licenceNamed = (given: string, kind: NameKind): NamedLicence | undefined => {
  if (given.length > MAX_NAME) return undefined;
  const text = given.trim();
  // In Données Québec's list of licences the ids without a version mean 4.0; portals that copied the list do the same.
  if (kind === 'id') {
    const bare = /^cc-(by(?:-[a-z-]+)?)$/i.exec(text)?.[1]?.toLowerCase();
    const usual = bare === undefined ? undefined : (CC_NAMES.get(bare.replaceAll('-', ' ')) ?? bare);
    if (usual !== undefined) return creativeCommons({ kind: usual, version: '4.0', versionIs: 'usual' });
  }
  const folded = foldedWords(text.replaceAll('_', '-'));
  return byName.get(folded) ?? byName.get(dotted(folded)) ?? creativeCommonsNamed(folded);
};

/** Adds the zero of a version that is written without it: "1" becomes "1 0", as folded in the table. */
const dotted = (folded: string): string => folded.replace(/ v?(\d)$/, ' $1 0');

const creativeCommonsNamed = (folded: string): NamedLicence | undefined => {
  let name = folded;
  for (const [words, letters] of CC_WORDS) name = name.replace(words, letters);
  const match =
    /^(?:licen[cs]e )?(?:cc|creative commons)((?: (?:by|nc|nd|sa))+)(?: v(?:ersion)?)?(?: (\d) (\d))?(?: ([a-z]{2}|canada|quebec|france|international|internationale|unported|generic|non transpose|intl|igo))?(?: (?:public )?licen[cs]e| public licen[cs]e| legal code)?(?: cc((?: (?:by|nc|nd|sa))+)(?: (\d) (\d))?)?$/.exec(
      name,
    );
  if (match === null) return undefined;
  const [, letters = '', major, minor, place] = match;
  const kind = kindOf(letters);
  // "Creative Commons Attribution 4.0 (CC BY 4.0)" names the licence twice: both names must agree.
  if (kind === undefined || (match[5] !== undefined && kindOf(match[5]) !== kind)) return undefined;
  const version = major === undefined ? versionOf(match[6], match[7]) : versionOf(major, minor);
  return creativeCommons({
    kind,
    version,
    port: place === undefined ? undefined : (PORTS.get(place) ?? portCode(place)),
  });
};

const versionOf = (major: string | undefined, minor: string | undefined): string | undefined =>
  major === undefined || minor === undefined ? undefined : `${major}.${minor}`;
const PORTS = new Map<string, string | undefined>([
  ['canada', 'ca'],
  ['france', 'fr'],
]);
const portCode = (place: string): string | undefined => (/^[a-z]{2}$|^igo$/.test(place) ? place : undefined);

/** Returns the short name with its parts in the order of Creative Commons, or undefined if there is no such licence. */
const kindOf = (letters: string): string | undefined => {
  const held = new Set(letters.trim().split(' '));
  held.add('by');
  const kind = ['by', 'nc', 'nd', 'sa'].filter((part) => held.has(part)).join('-');
  return CC_KINDS[kind] === undefined ? undefined : kind;
};

/**
 * Addresses of licences: a pattern of the host (without `www.`) and the path in lower case, and a function that reads
 * its groups.
 */
const addresses: readonly (readonly [RegExp, (match: RegExpExecArray) => NamedLicence | undefined])[] = [
  [
    /^creativecommons\.org\/licen[cs]es\/([a-z-]{2,10})(?:\/(\d\.\d)(?:\/([a-z]{2,3}))?)?(?:\/|$|\.)/,
    ([, kind, version, port]) => creativeCommons({ kind: kind!, version, port }),
  ],
  [
    /^creativecommons\.org\/publicdomain\/(zero|mark)(?:\/|$)/,
    ([, kind]) => byName.get(kind === 'zero' ? 'cc0' : 'pdm'),
  ],
  [/^(?:www\.)?opendefinition\.org\/licen[cs]es\/([a-z0-9.-]+)/, ([, id]) => licenceNamed(id!, 'title')],
  [/^opendatacommons\.org\/licen[cs]es\/(odbl|by|pddl)(?:\/|$)/, ([, id]) => byName.get(`odc ${id}`)],
  [/^spdx\.org\/licen[cs]es\/([a-z0-9.-]+?)(?:\.html|\.json)?$/, ([, id]) => licenceNamed(id!, 'title')],
  [
    /^publications\.europa\.eu\/resource\/authority\/licence\/([a-z0-9_]+)$/,
    ([, id]) => licenceNamed(id!.replaceAll('_', '-'), 'title'),
  ],
  [/^donneesquebec\.ca\/(?:fr\/)?licence\/#([a-z0-9.-]+)$/, ([, id]) => licenceNamed(id!, 'id')],
  [
    /^(?:open|ouvert)\.canada\.ca\/(?:en|fr)\/(?:open-government-licence-canada|licence-du-gouvernement-ouvert-canada)/,
    () => byName.get('ca ogl lgo'),
  ],
  [
    /^ontario\.ca\/.*(?:open-government-licence-ontario|licence-du-gouvernement-ouvert-ontario)/,
    () => byName.get('on ogl'),
  ],
  [
    /^nationalarchives\.gov\.uk\/doc\/open-government-licence(?:\/version\/(\d))?/,
    ([, version]) => byName.get(version === undefined ? 'uk ogl' : `ogl uk ${version} 0`),
  ],
  [/^opensource\.org\/licen[cs]es?\/([a-z0-9.-]+)$/, ([, id]) => licenceNamed(id!, 'title')],
  [/^gnu\.org\/licen[cs]es\/(?:old-licenses\/)?fdl/, () => byName.get('gfdl')],
  [/^etalab\.gouv\.fr\/licence-ouverte-open-licence/, () => byName.get('lov2')],
];
const MAX_ADDRESS = 2000;

/**
 * Returns a licence by its web address, deeds, legal codes and translations included; undefined if the address is not
 * that of a known licence.
 */
export const licenceAt = (address: string): NamedLicence | undefined => {
  if (address.length > MAX_ADDRESS) return undefined;
  const match = /^https?:\/\/(?:www\.)?(.+)$/.exec(address.trim().toLowerCase());
  if (match === null) return undefined;
  const rest = match[1]!.replace(/\/$/, '');
  for (const [pattern, read] of addresses) {
    const found = pattern.exec(rest);
    if (found !== null) return read(found);
  }
  return undefined;
};
