/** Returns an instant as CKAN writes it: UTC, without a zone. */
export const naiveDate = (instant: string): string => {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : `${date.toISOString().slice(0, 23)}000`;
};
