/** Returns a number in [0, 2³²), always the same for a seed and two indices (xmur3 and murmur3's finaliser, public domain). */
export const hash32 = (seed: number, a: number, b = 0): number => {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x9e3779b1);
  h ^= h >>> 15;
  for (const part of [a, b]) {
    h = Math.imul(h ^ part, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
};

export const pick = <T>(list: readonly T[], seed: number, a: number, b = 0): T =>
  list[hash32(seed, a, b) % list.length]!;

const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');

/** Returns a UUID that sorts by its index, so that `id asc` is the order of the indices. */
export const orderedUuid = (seed: number, index: number): string =>
  `${hex(index, 8)}-${hex(hash32(seed, index, 1) & 0xffff, 4)}-4${hex(hash32(seed, index, 2) & 0xfff, 3)}-a${hex(hash32(seed, index, 3) & 0xfff, 3)}-${hex(hash32(seed, index, 4), 8)}${hex(hash32(seed, index, 5) & 0xffff, 4)}`;

/** Returns an ArcGIS item id (32 hexadecimal digits). */
export const itemId = (seed: number, index: number): string =>
  [0, 1, 2, 3].map((part) => hex(hash32(seed, index, 10 + part), 8)).join('');
