import type { Detection, FoundProtocol } from '@moisson/connectors';
import type { Organization } from '@moisson/contracts';
import { anyLanguage, normalized } from '@moisson/kernel';

/** Parts of a host’s name that do not tell one catalogue from another. */
const COMMON =
  /^(?:www|qc|ca|com|org|net|gouv|donnees|donneesouvertes|data|opendata|open|ouvertes|ville|catalogue|portail|recherche|hub|arcgis|opendatasoft)$/;
const MAX_ID = 40;

/** Returns text as a slug: lower-case letters, digits and hyphens. */
export const slugOf = (text: string): string =>
  normalized(text, 'NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_ID)
    // Each run of other characters is one hyphen by now.
    .replace(/^-|-$/g, '');

/** Returns an id for a source that reads an endpoint, unlike those that are in use. */
export const idFor = (endpoint: string, taken: ReadonlySet<string>): string => {
  const { hostname } = new URL(endpoint);
  const telling = hostname.split('.').filter((part) => !COMMON.test(part));
  const id = slugOf(telling.join('-')) || 'source';
  for (let number = 1; ; number += 1) {
    const one = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(one)) return one;
  }
};

/** Returns the protocol that reads the address best; undefined if none does. */
export const bestOf = ({ best, found }: Detection): FoundProtocol | undefined =>
  found.find(({ protocol }) => protocol === best) ?? found[0];

/** An organization that the wizard offers: a registered one, or one to register. */
export interface OfferedOrganization {
  /** The slug, or `new:` and the name. */
  readonly value: string;
  readonly name: string;
  readonly isNew: boolean;
}

export const NEW = 'new:';
const MAX_NEW = 3;

/** Returns the organizations to choose from, those that the sample names first, and the one to propose. */
export const organizationsFor = (
  registered: readonly Organization[],
  named: readonly string[],
): { readonly offered: readonly OfferedOrganization[]; readonly proposed: string } => {
  const bySlug = new Map(registered.flatMap((one) => [[slugOf(anyLanguage(one.name)), one.id] as const]));
  const unknown = named.filter((name) => slugOf(name) !== '' && !bySlug.has(slugOf(name))).slice(0, MAX_NEW);
  const offered = [
    ...unknown.map((name) => ({ value: NEW + name, name, isNew: true })),
    ...registered.map(({ id, name }) => ({ value: id, name: anyLanguage(name), isNew: false })),
  ];
  // A catalogue of one organization is its own; one of several is nobody’s until a person says so.
  const [only, ...others] = named;
  if (only === undefined || others.length > 0) return { offered, proposed: '' };
  return { offered, proposed: bySlug.get(slugOf(only)) ?? NEW + only };
};
