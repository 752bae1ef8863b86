/**
 * Words that are too common in French or English to be useful, folded. Kept short: a missing result is worse than a
 * larger index.
 */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'au aux avec ce ces cet cette dans de des du elle en et eux il ils je la le les leur leurs lui ma mais me ' +
    'mon ne nos notre nous ou par pour qu que qui sa se ses sont sur ta te tes tu un une vos votre vous ' +
    'ainsi afin comme donc dont entre lors selon tous toute toutes tout etre ' +
    'and are as at be by for from has have in is its of that the their they this to was were which will with'
  ).split(' '),
);

/**
 * Words of grammar that are also search words: the east, gold (Val-d’Or), year, sound, tone, pennies or basements,
 * steps, Ontario, information technology, the ministry of higher education. They are indexed. In a query they are
 * optional, unless it has no other words: see `parseQuery`.
 */
export const weakWords: ReadonlySet<string> = new Set('an est it mes on or pas plus sans son sous ton'.split(' '));

/**
 * Words of questions, and words that say nothing in a catalogue of open data. A query that has other words does not require them:
 * "où trouver la liste des arbres", "how many trees are there", "données sur les arbres".
 */
export const questionWords: ReadonlySet<string> = new Set(
  (
    'quel quelle quels quelles combien comment quand pourquoi quoi trouver trouve chercher cherche liste lister voir savoir avoir veux ' +
    'peut peux puis faut existe donnee donnees jeu jeux ouverte ouvertes information informations ' +
    'how many much where what when which who why find list show see get can could do does did there any all you me my we our about ' +
    'want need data dataset datasets open info live'
  ).split(' '),
);
