/** Plurals in -aux, -eux and -oux that follow no rule of their ending, folded; of -oux, all that there are. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'travaux travail, vitraux vitrail, baux bail, coraux corail, emaux email, soupiraux soupirail, vantaux vantail, ' +
    'ventaux ventail, maux mal, vaux val, aulx ail, cieux ciel, yeux oeil, aieux aieul, ' +
    // -éaux is -eaux once accents are folded, and reads as a plural of -eau.
    'ideaux ideal, boreaux boreal, lineaux lineal, ' +
    'materiaux materiau, gruaux gruau, etaux etau, sarraux sarrau, fabliaux fabliau, ' +
    'bijoux bijou, cailloux caillou, choux chou, genoux genou, hiboux hibou, joujoux joujou, poux pou'
  )
    .split(', ')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** They look like such plurals, and would meet another word without their last letter: "queux" (a cook) "queue", "status" "statue". */
const NO_PLURALS: ReadonlySet<string> = new Set(['queux', 'status']);

/** Shorter words (bus, jus) are no such plurals. */
const MIN_LENGTH = 4;

/**
 * The singular of a folded French word that is, or looks like, a plural which the Snowball stemmer leaves apart from it: -eux of -eu,
 * -eus, -ous and -us of -eu, -ou and -u, -yaux of -yau, and the irregular ones. The stemmer itself makes -al of -aux and -eau of -eaux.
 */
export const singularOf = (word: string): string | undefined => {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < MIN_LENGTH || NO_PLURALS.has(word)) return undefined;
  const isPlural = word.endsWith('eux') || word.endsWith('us') || word.endsWith('yaux');
  return isPlural ? word.slice(0, -1) : undefined;
};
