import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes received between two collections. */
const EVERY_BYTES = 4 * 1024 * 1024;

/**
 * Lets V8's heap grow by 10 % instead of 100 % between collections, because raw records become garbage soon after they are read, and
 * keeps the code of one compiler less. Saves some 90 MB under attack (test/attack/memory). Call it before other modules are loaded.
 */
export const keepHeapSmall = (): void => {
  setFlagsFromString('--heap-growing-percent=10');
  setFlagsFromString('--no-maglev');
};

/**
 * Returns a function to call with the number of bytes of each chunk received. It collects the young generation each 4 MiB. The chunks of
 * responses are outside of V8's heap, and V8 does not count them when it decides to collect: large records, of which one is few objects,
 * let 80 MB of unused chunks accumulate. A collection takes about 1 ms.
 */
export const collectChunks = (): ((bytes: number) => void) => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: { readonly type: 'minor' }) => void;
  let received = 0;
  return (bytes) => {
    received += bytes;
    if (received < EVERY_BYTES) return;
    received = 0;
    collect({ type: 'minor' });
  };
};
