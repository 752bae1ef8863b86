/** Words too common in French or English to say anything, folded. Kept short: a rare loss is worse than a row more. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'au aux avec ce ces cet cette dans de des du elle en est et eux il ils je la le les leur leurs lui ma mais me mes ' +
    'mon ne nos notre nous on ou par pas pour qu que qui sa se ses son sont sur ta te tes ton tu un une vos votre vous ' +
    'ainsi afin comme donc dont entre lors plus sans selon sous tous toute toutes tout ete etre ' +
    'an and are as at be by for from has have in is it its of or that the their they this to was were which will with'
  ).split(' '),
);
