// Writes what is generated from the contracts into docs/reference; `--check` only says whether it is up to date.
import { contractSchemas, jsonSchemas } from '@moisson/contracts';
import { problemCatalogue } from '@moisson/kernel';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { operatorOpenApi } from '../services/operator/src/open-api.ts';
import { portalOpenApi } from '../services/portal/src/open-api.ts';

const reference = join(import.meta.dirname, '..', 'docs', 'reference');
const json = (value) => `${JSON.stringify(value, undefined, 2)}\n`;

const problems = [
  '# Problem codes',
  '',
  'Generated from `packages/kernel/src/problems/index.ts`. A run, a finding, a dead letter and an HTTP problem carry one of these.',
  '',
  ...Object.entries(problemCatalogue).flatMap(([code, { severity, message, action }]) => [
    `## \`${code}\` (${severity})`,
    '',
    `${message.fr} → ${action.fr}`,
    '',
    `_${message.en} → ${action.en}_`,
    '',
  ]),
].join('\n');

const files = {
  'problems.md': problems,
  'openapi.json': json(portalOpenApi()),
  'operator-openapi.json': json(operatorOpenApi()),
  ...Object.fromEntries(Object.entries(jsonSchemas()).map(([name, schema]) => [`schemas/${name}.json`, json(schema)])),
};
if (Object.keys(contractSchemas).length === 0) throw new Error('no contracts');

let stale = 0;
for (const [name, text] of Object.entries(files)) {
  const path = join(reference, name);
  let standing = '';
  try {
    standing = readFileSync(path, 'utf8');
  } catch {
    // Not written yet.
  }
  if (standing === text) continue;
  stale += 1;
  if (process.argv.includes('--check'))
    process.stdout.write(`docs/reference/${name} is not up to date: npm run generate\n`);
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
process.exit(process.argv.includes('--check') && stale > 0 ? 1 : 0);
