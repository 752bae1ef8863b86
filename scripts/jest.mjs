// Starts jest with the Node flags that ESM needs, and passes every argument on.
import { spawnSync } from 'node:child_process';
import { sharedCodeFlag } from './node-flags.mjs';

// `--faults`: runs only the fault tests, with their full number of cases.
const faults = process.argv.includes('--faults');
const given = process.argv.slice(2).filter((argument) => argument !== '--faults');

const { status } = spawnSync(
  process.execPath,
  [
    sharedCodeFlag,
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=TimeoutNegativeWarning',
    'node_modules/jest/bin/jest.js',
    ...(faults
      ? [
          ...given,
          '--',
          'test/servers/faults',
          'test/servers/boundaries',
          'test/resilience/boundaries',
          'test/resilience/sigkill',
        ]
      : given),
  ],
  { stdio: 'inherit', env: { ...process.env, ...(faults ? { FAULTS: 'all' } : {}) } },
);
process.exit(status ?? 1);
