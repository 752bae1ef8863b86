import type { Dataset, Organization } from '@moisson/contracts';
import { words } from './analyse.ts';

/** An organization with the names that people search for. */
export type NamedOrganization = Pick<Organization, 'id' | 'name' | 'aliases'>;

/** Starts with a sign that no word of a text contains. */
const idToken = (id: string): string => `@${id.toLowerCase()}`;
const nameToken = (name: string): string => `@${words(name).join(' ')}`;

/**
 * Returns the tokens that lead from an organization to its datasets: its id and, because a source may use another id,
 * its full name.
 */
export const organizationTokens = ({ organization }: Pick<Dataset, 'organization'>): readonly string[] =>
  organization === undefined ? [] : [...new Set([idToken(organization.id), nameToken(organization.name)])];

interface Alias {
  readonly words: readonly string[];
  readonly tokens: readonly string[];
}
/** Aliases by their first word. */
type Aliases = ReadonlyMap<string, readonly Alias[]>;

/** Built once for each list. */
const made = new WeakMap<readonly NamedOrganization[], Aliases>();

/**
 * Returns, for each word of the query that belongs to an alias occurring in the query, the tokens of the organizations
 * with that alias.
 */
export const organizationsMeant = (
  query: readonly string[],
  organizations: readonly NamedOrganization[],
): ReadonlyMap<string, ReadonlySet<string>> => {
  const aliases = aliasesOf(organizations);
  const meant = new Map<string, Set<string>>();
  query.forEach((first, at) => {
    for (const alias of aliases.get(first) ?? [])
      if (alias.words.every((word, offset) => query[at + offset] === word))
        for (const word of alias.words) {
          const tokens = meant.get(word) ?? new Set();
          meant.set(word, tokens);
          for (const token of alias.tokens) tokens.add(token);
        }
  });
  return meant;
};

const aliasesOf = (organizations: readonly NamedOrganization[]): Aliases => {
  let aliases = made.get(organizations);
  if (aliases === undefined) {
    aliases = Map.groupBy(organizations.flatMap(aliasesOfOne), ({ words: [first] }) => first!);
    made.set(organizations, aliases);
  }
  return aliases;
};

const aliasesOfOne = ({ id, name, aliases = [] }: NamedOrganization): readonly Alias[] => {
  const names = Object.values(name).filter((text) => text !== undefined);
  const tokens = [...new Set([idToken(id), ...names.map(nameToken)])];
  return aliases.map((alias) => ({ words: words(alias), tokens })).filter((alias) => alias.words.length > 0);
};
