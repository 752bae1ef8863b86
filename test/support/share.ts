/**
 * Returns the size of a long test: all of it by `npm run test:faults`, a part in CI, a smaller part locally, so that the whole suite takes
 * minutes.
 */
export const share = <T>({ few, ci, all }: { few: T; ci: T; all: T }): T =>
  process.env.FAULTS === 'all' ? all : process.env.CI === 'true' ? ci : few;
