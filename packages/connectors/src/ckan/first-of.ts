import type { Json } from '@moisson/domain';

/** Returns the first item of a list, or the value itself. */
export const firstOf = (value: Json | undefined): Json | undefined =>
  Array.isArray(value) ? (value as readonly Json[])[0] : value;
