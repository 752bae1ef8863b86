import type { Source } from '@moisson/contracts';

/** A link of this kind is made from the source's own endpoint (`self:host/path#key`): no other source can hold it. */
const SELF = 'self:';

/**
 * The organization for which a source speaks in one of its records: the one that the record names, where the operator lets the source
 * speak for it; else the source's own. A record may name any organization, so its word alone counts for nothing.
 */
export const spokenFor = (
  { organization, speaksFor = [] }: Pick<Source, 'organization' | 'speaksFor'>,
  named: string | undefined,
): string | undefined => (named !== undefined && speaksFor.some((slug) => slug === named) ? named : organization);

/**
 * A record's links under the organization for which its source speaks: only records under the same organization can share one. Without
 * an organization they join nothing, and are kept so that a conflict can be shown.
 */
export const underOrganization = (links: readonly string[], organization: string | undefined): string[] =>
  links.map((link) => (link.startsWith(SELF) ? link : `@${organization ?? ''} ${link}`));

/** The organization under which a link stands, and what it names; nothing for links that stand under none. */
export const scopeOf = (link: string): { readonly organization: string; readonly named: string } | undefined => {
  if (!link.startsWith('@')) return undefined;
  const end = link.indexOf(' ');
  return { organization: link.slice(1, end), named: link.slice(end + 1) };
};
