import type { Numbers } from './column.ts';

/** Bytes that are copied within a millisecond or two. */
const COPIED = 8 * 1024 * 1024;

/**
 * Returns the first items of an array that was made with room for more. A small array is copied; of a large one only the room that was written
 * is in memory, and copying it would take long.
 */
export const trimmed = <T extends Numbers>(array: T, length: number): T =>
  length === array.length
    ? array
    : ((length * array.BYTES_PER_ELEMENT <= COPIED ? array.slice(0, length) : array.subarray(0, length)) as T);
