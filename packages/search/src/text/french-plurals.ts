/** Irregular plurals in -aux, -eux and -oux, folded; for -oux the list is complete. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'travaux travail, vitraux vitrail, baux bail, coraux corail, emaux email, soupiraux soupirail, vantaux vantail, ' +
    'ventaux ventail, maux mal, vaux val, aulx ail, cieux ciel, yeux oeil, aieux aieul, ' +
    // -éaux becomes -eaux when accents are folded, and looks like a plural of -eau.
    'ideaux ideal, boreaux boreal, lineaux lineal, ' +
    'materiaux materiau, gruaux gruau, etaux etau, sarraux sarrau, fabliaux fabliau, ' +
    'bijoux bijou, cailloux caillou, choux chou, genoux genou, hiboux hibou, joujoux joujou, poux pou'
  )
    .split(', ')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Words that look like such plurals, but would match another word: "queux" (a cook) "queue", "status" "statue". */
const NO_PLURALS: ReadonlySet<string> = new Set(['queux', 'status']);

/** Shorter words (bus, jus) are no such plurals. */
const MIN_LENGTH = 4;

/**
 * Returns the singular of a folded French word that is, or looks like, a plural which the Snowball stemmer does not
 * reduce to the same stem: -eux from -eu, -eus, -ous and -us from -eu, -ou and -u, -yaux from -yau, and irregular ones.
 * The stemmer itself handles -aux from -al and -eaux from -eau.
 */
export const singularOf = (word: string): string | undefined => {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < MIN_LENGTH || NO_PLURALS.has(word)) return undefined;
  const isPlural = word.endsWith('eux') || word.endsWith('us') || word.endsWith('yaux');
  return isPlural ? word.slice(0, -1) : undefined;
};
