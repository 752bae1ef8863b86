import type { Source } from '@moisson/contracts';

/** A link of this kind contains the source's own endpoint (`self:host/path#key`), so no other source can have it. */
const SELF = 'self:';

/**
 * Returns the organization that a source speaks for in one of its records: the one that the record names, if the
 * operator lets the source speak for it; else the source's own. A record may name any organization, so its name alone
 * does not count.
 */
export const spokenFor = (
  { organization, speaksFor = [] }: Pick<Source, 'organization' | 'speaksFor'>,
  named: string | undefined,
): string | undefined => (named !== undefined && speaksFor.some((slug) => slug === named) ? named : organization);

/**
 * Returns a record's links prefixed with the organization that its source speaks for: only records of one organization
 * can share them. Links without an organization join nothing, but are kept, so that a conflict can be reported.
 */
export const underOrganization = (links: readonly string[], organization: string | undefined): string[] =>
  links.map((link) => (link.startsWith(SELF) ? link : `@${organization ?? ''} ${link}`));

/** Returns the organization of a link and the rest of it, or undefined for a link without an organization prefix. */
export const scopeOf = (link: string): { readonly organization: string; readonly named: string } | undefined => {
  if (!link.startsWith('@')) return undefined;
  const end = link.indexOf(' ');
  return { organization: link.slice(1, end), named: link.slice(end + 1) };
};
