/** Random numbers from 0 to 1, repeatable by SEED: Numerical Recipes' linear congruential generator. */
export const seeded = (): { readonly seed: number; readonly random: () => number } => {
  const seed = Number(process.env.SEED ?? Date.now() % 100_000);
  let state = seed;
  return { seed, random: () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32 };
};
