/** How much of a long test: all by `npm run test:faults`, a part in CI, a smaller one at home, so that all tests take minutes. */
export const share = <T>({ few, ci, all }: { few: T; ci: T; all: T }): T =>
  process.env.FAULTS === 'all' ? all : process.env.CI === 'true' ? ci : few;
