import type { Distribution, License } from '@moisson/contracts';

/**
 * Returns the licence of a dataset that states none itself: DCAT puts it on the distributions. Only if each of them
 * states the same one, so that a licence is never said to cover more than it does.
 */
export const sharedLicence = (distributions: readonly Distribution[]): License | undefined => {
  const [first, ...others] = distributions.map(({ license }) => license);
  if (first === undefined) return undefined;
  const text = JSON.stringify(first);
  return others.every((one) => JSON.stringify(one) === text) ? first : undefined;
};
