const [FIRST, MOST] = [32, 4096];

/**
 * Reads a list, newest first, back to an instant: a few at first, then twice as many each time. `from`: the instant from which
 * on the list is whole, a later one if there were too many.
 */
export const readBack = async <T>(
  list: (limit: number) => Promise<readonly T[]>,
  instantOf: (item: T) => string,
  since: string,
): Promise<{ readonly items: readonly T[]; readonly from: string }> => {
  for (let limit = FIRST; ; limit *= 2) {
    const items = await list(limit);
    const oldest = items.at(-1);
    if (oldest === undefined || items.length < limit || instantOf(oldest) < since) return { items, from: since };
    if (limit >= MOST) return { items, from: instantOf(oldest) };
  }
};
