/** The largest distance at which a word may be a misspelling of another one: one edit, or two from eight letters on. */
export const maxDistance = (word: string): number => (word.length >= 8 ? 2 : 1);

/**
 * Returns the number of insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment), or
 * `most` + 1 if there are more than `most`.
 */
export const editDistance = (a: string, b: string, most: number): number => {
  let [twoBefore, before] = [
    new Array<number>(b.length + 1).fill(0),
    Array.from({ length: b.length + 1 }, (_, j) => j),
  ];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + Number(!same));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, twoBefore[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [twoBefore, before] = [before, row];
  }
  return before[b.length]!;
};
