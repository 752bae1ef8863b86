/**
 * How every process of ours runs. V8 lets its young generation grow to 96 MB where memory is plenty; streaming 100,000
 * records then takes 250 MB resident instead of 170, at the same speed.
 */
export const nodeFlags = [
  '--disable-warning=ExperimentalWarning',
  // Of kafkajs' idle timer loop under Node 24; harmless.
  '--disable-warning=TimeoutNegativeWarning',
  '--max-semi-space-size=8',
];
