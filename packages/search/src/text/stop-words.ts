/** Words too common in French or English to say anything, folded. Kept short: a rare loss is worse than a row more. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'au aux avec ce ces cet cette dans de des du elle en et eux il ils je la le les leur leurs lui ma mais me ' +
    'mon ne nos notre nous ou par pour qu que qui sa se ses sont sur ta te tes tu un une vos votre vous ' +
    'ainsi afin comme donc dont entre lors selon tous toute toutes tout etre ' +
    'and are as at be by for from has have in is its of that the their they this to was were which will with'
  ).split(' '),
);

/**
 * Words of grammar in one sense that are looked for in another: the east, gold (Val-d’Or), a year, a sound, a tone, pennies or what lies
 * under, steps, Ontario, information technology, the ministry of higher education. They are indexed. A query is never impossible
 * because of one, and never narrowed by one that joins its other words: see `parseQuery`.
 */
export const weakWords: ReadonlySet<string> = new Set('an est it mes on or pas plus sans son sous ton'.split(' '));
