/** An organization as the API lists it. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly datasets: number;
}

/** Returns a text without case and accents. */
export const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
