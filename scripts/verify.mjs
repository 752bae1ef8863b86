// `npm run verify`: format, lint, types, dependency rules, dead code and unit tests (`--no-tests` skips those). All of them run even if one
// fails; the exit code is 0 only if all passed.
import { spawnSync } from 'node:child_process';

// No lint cache: typed rules depend on other files, which the cache ignores.
const steps = [
  ['format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['types', 'node_modules/typescript/bin/tsc', '-p', '.'],
  ['lint', 'node_modules/eslint/bin/eslint.js', '.'],
  ['dependency rules', 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'packages', 'services'],
  ['dead code', 'node_modules/knip/bin/knip.js', '--no-progress'],
  ['generated references', 'scripts/generate.mjs', '--check'],
  ...(process.argv.includes('--no-tests') ? [] : [['unit tests', 'scripts/jest.mjs', '--selectProjects', 'unit']]),
];

const failed = [];
for (const [name, script, ...args] of steps) {
  process.stdout.write(`— ${name}\n`);
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
  if (status !== 0) failed.push(name);
}
process.stdout.write(failed.length === 0 ? 'verify: all passed\n' : `verify: failed: ${failed.join(', ')}\n`);
process.exit(failed.length === 0 ? 0 : 1);
