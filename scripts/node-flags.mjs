/**
 * How every process of ours runs. V8 lets its young generation grow to 96 MB where memory is plenty. Half of that is as fast for what
 * keeps datasets in memory; what records stream through is to stay small.
 */
export const nodeFlags = (script = '') => [
  '--disable-warning=ExperimentalWarning',
  // Of kafkajs' idle timer loop under Node 24; harmless.
  '--disable-warning=TimeoutNegativeWarning',
  `--max-semi-space-size=${/harvest/.test(script) ? 4 : 16}`,
  `--import=${new URL('compile-cache.mjs', import.meta.url).href}`,
];

/** Of glibc's allocator: by default each thread has room of its own, and returns little of it. */
export const nodeEnv = { MALLOC_ARENA_MAX: '2' };
