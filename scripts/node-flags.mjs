/**
 * V8 frees compiled WebAssembly that several threads share, and sometimes ends the process when it finds its page already gone: "Check failed:
 * jit_page.has_value()", in `UnregisterWasmAllocation`, by SIGTRAP (V8 13.6; nodejs/node#64500 tells of the same registry). Node strips types with
 * WebAssembly, in each thread. Without this collection nothing is freed while the process runs: some megabytes.
 */
export const sharedCodeFlag = '--no-wasm-code-gc';

/** MiB of each half of the young generation. */
const youngMiB = (script) => {
  if (/harvest|connector-process/.test(script)) return 2;
  return /indexer/.test(script) ? 4 : 16;
};

/**
 * Node flags of all our processes. V8 lets its young generation grow to 96 MB if memory is plenty. Half of that is as fast for processes
 * that keep datasets in memory; processes that only stream records get less.
 */
export const nodeFlags = (script = '') => [
  sharedCodeFlag,
  '--disable-warning=ExperimentalWarning',
  // Caused by kafkajs' idle timer loop under Node 24; harmless.
  '--disable-warning=TimeoutNegativeWarning',
  `--max-semi-space-size=${youngMiB(script)}`,
  `--import=${new URL('compile-cache.mjs', import.meta.url).href}`,
];

/**
 * Settings of glibc's allocator (mallopt(3)). By default each thread has its own arenas, and each keeps memory that was freed: one arena keeps
 * less. The two thresholds are its first values, in bytes; by default it raises them once large blocks were freed, and then keeps the memory of
 * large records, some 40 MiB of a harvester.
 */
export const nodeEnv = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};
