/** Random numbers from 0 to 1, repeatable by SEED, which is `usual` where none is given: Numerical Recipes' linear congruential generator. */
export const seeded = (usual = Date.now() % 100_000): { readonly seed: number; readonly random: () => number } => {
  const seed = Number(process.env.SEED ?? usual);
  let state = seed;
  return { seed, random: () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32 };
};
