export * from './departures.ts';
export * from './departure-texts.ts';
export * from './expected-figures.ts';
export * from './figures.ts';
export * from './source-contract.ts';
export * from './tally.ts';
export * from './thresholds.ts';
export * from './traits.ts';
