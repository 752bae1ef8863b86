/** Returns a setting's value as a page shows it; a dash if it is not set. */
export const shownValue = (value: unknown): string => {
  if (value === undefined) return '—';
  return typeof value === 'string' ? value : JSON.stringify(value);
};
