/** What datasets of one subject are called and what they say, whoever publishes them. */
export interface Topic {
  readonly id: string;
  /** Slugs of Données Québec's groups. */
  readonly theme: readonly string[];
  /** Whether its data are shown on a map: this decides the formats. */
  readonly isMap: boolean;
  /** `villes:60` is 60 % of the cities; else acronyms of publishers, with a count: `MTMD*3`. */
  readonly by: readonly string[];
  readonly titles: readonly string[];
  readonly sentences: readonly string[];
  readonly englishTitles: readonly string[];
  readonly englishSentences: readonly string[];
  readonly keywords: readonly string[];
}

const themes: Readonly<Record<string, string>> = {
  agri: 'agriculture-alimentation',
  econ: 'economie-entreprises',
  edu: 'education-recherche',
  env: 'environnement-ressources-naturelles-energie',
  gouv: 'gouvernement-finances',
  infra: 'infrastructures',
  secu: 'loi-justice-securite-publique',
  pol: 'politiques-sociales',
  sante: 'sante',
  cult: 'societe-culture',
  loisir: 'tourisme-sports-loisirs',
  trans: 'transport',
};

/**
 * Topics written as a table of blocks: a line `id | themes | map or table | publishers`, then lines that begin with `=` (French titles), `>`
 * (French sentences), `+` and `<` (the same in English), `#` (keywords). In these `{de}`, `{a}`, `{lieu}` and `{qui}` stand for the publisher.
 */
export const topicsOf = (table: string): readonly Topic[] => table.trim().split(/\n\n+/).map(topicOf);

const topicOf = (block: string): Topic => {
  const [head, ...lines] = block.split('\n');
  const [id, theme, shape, by] = head!.split(' | ');
  const listed = (sign: string): string[] =>
    lines.filter((line) => line.startsWith(sign)).flatMap((line) => line.slice(1).trim().split(' | '));
  return {
    id: id!,
    theme: theme!.split(' ').map((short) => themes[short]!),
    isMap: shape === 'map',
    by: by!.split(' '),
    titles: listed('='),
    sentences: listed('>'),
    englishTitles: listed('+'),
    englishSentences: listed('<'),
    keywords: listed('#').flatMap((line) => line.split(', ')),
  };
};
