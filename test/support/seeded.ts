/** Returns random numbers in [0, 1), the same for the same seed: Numerical Recipes' linear congruential generator. */
export const randomOf = (seed: number): (() => number) => {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
};

/** Random numbers repeatable by SEED; `usual` is the default seed. */
export const seeded = (usual = Date.now() % 100_000): { readonly seed: number; readonly random: () => number } => {
  const seed = Number(process.env.SEED ?? usual);
  return { seed, random: randomOf(seed) };
};
