import type { Dataset, Organization } from '@moisson/contracts';
import { words } from './analyse.ts';

/** An organization by the names that people search for. */
export type NamedOrganization = Pick<Organization, 'id' | 'name' | 'aliases'>;

/** No word of a text has such a sign. */
const idToken = (id: string): string => `@${id.toLowerCase()}`;
const nameToken = (name: string): string => `@${words(name).join(' ')}`;

/** The tokens by which a dataset is found through its organization: by its id and, as sources may give it another, by its whole name. */
export const organizationTokens = ({ organization }: Pick<Dataset, 'organization'>): readonly string[] =>
  organization === undefined ? [] : [...new Set([idToken(organization.id), nameToken(organization.name)])];

interface Alias {
  readonly words: readonly string[];
  readonly tokens: readonly string[];
}
/** Aliases by their first word. */
type Aliases = ReadonlyMap<string, readonly Alias[]>;

/** Made once of each list. */
const made = new WeakMap<readonly NamedOrganization[], Aliases>();

/** The tokens of organizations that words of a query mean: those of each word of an alias that stands in the query, word after word. */
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
