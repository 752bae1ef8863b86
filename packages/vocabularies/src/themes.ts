import { byFoldedName, foldedWords } from './fold.ts';

/** The twelve groups of Données Québec, which are our theme scheme, with the names that other portals give them. */
const rows: readonly (readonly [string, readonly string[]])[] = [
  ['agriculture-alimentation', ['agriculture', 'alimentation', 'food', 'agriculture et alimentation']],
  ['economie-entreprises', ['economie', 'entreprises', 'economy', 'business', 'economie et entreprises']],
  ['education-recherche', ['education', 'recherche', 'research', 'education et recherche']],
  [
    'environnement-ressources-naturelles-energie',
    [
      'environnement',
      'energie',
      'ressources naturelles',
      'environment',
      'energy',
      'environnement, ressources naturelles et energie',
    ],
  ],
  ['gouvernement-finances', ['gouvernement', 'finances', 'government', 'administration', 'gouvernement et finances']],
  ['infrastructures', ['infrastructure']],
  [
    'loi-justice-securite-publique',
    ['justice', 'securite publique', 'loi', 'public safety', 'loi, justice et securite publique'],
  ],
  ['politiques-sociales', ['politiques sociales', 'social']],
  ['sante', ['health']],
  ['societe-culture', ['culture', 'societe', 'society', 'societe et culture']],
  [
    'tourisme-sports-loisirs',
    ['tourisme', 'sports', 'loisirs', 'tourism', 'recreation', 'tourisme, sports et loisirs'],
  ],
  ['transport', ['transports', 'transportation']],
];
// Esri's mapper writes the slugs as keywords without their hyphens.
const byName = byFoldedName(rows.map(([slug, names]) => [slug, [slug, slug.replaceAll('-', ''), ...names]] as const));

/** Returns the slug of the Données Québec group for a theme's name or slug, or undefined. */
export const themeSlug = (given: string): string | undefined =>
  given.length > 200 ? undefined : byName.get(foldedWords(given));
