const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
};

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{packages,services}/*/src/**/*.test.ts'] },
    {
      ...shared,
      displayName: 'whole',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/servers/'],
    },
    {
      ...shared,
      displayName: 'servers',
      testMatch: ['<rootDir>/test/servers/**/*.test.ts'],
      globalSetup: './test/servers/setup.mjs',
      globalTeardown: './test/servers/teardown.mjs',
    },
  ],
  maxWorkers: 2,
  // What suites leave in memory adds up in a worker. A worker this large is replaced.
  workerIdleMemoryLimit: '1.5GB',
  // Only ends a test that hangs. A machine that does other work beside it needs several times as long as a quiet one.
  testTimeout: 600_000,
};
