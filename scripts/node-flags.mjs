/**
 * V8 frees compiled WebAssembly that several threads share, and sometimes ends the process when it finds its page already gone: "Check failed:
 * jit_page.has_value()", in `UnregisterWasmAllocation`, by SIGTRAP (V8 13.6; nodejs/node#64500 tells of the same registry). Node strips types with
 * WebAssembly, in each thread. Without this collection nothing is freed while the process runs: some megabytes.
 */
export const sharedCodeFlag = '--no-wasm-code-gc';

/**
 * Node flags of all our processes. V8 lets its young generation grow to 96 MB if memory is plenty. Half of that is as fast for processes
 * that keep datasets in memory; processes that only stream records get less.
 */
export const nodeFlags = (script = '') => [
  sharedCodeFlag,
  '--disable-warning=ExperimentalWarning',
  // Caused by kafkajs' idle timer loop under Node 24; harmless.
  '--disable-warning=TimeoutNegativeWarning',
  `--max-semi-space-size=${/harvest|indexer/.test(script) ? 4 : 16}`,
  `--import=${new URL('compile-cache.mjs', import.meta.url).href}`,
];

/**
 * For glibc's allocator: by default each thread has its own arenas (its small blocks stay its own with one), and it raises these two thresholds (its first values, in bytes) by itself once
 * large blocks were freed; then it keeps the pages of megabytes of records, some 40 MiB of a harvester (mallopt(3)).
 */
export const nodeEnv = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};
