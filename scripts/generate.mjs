// Writes the references generated from the contracts into docs/reference, and the types of the client; with `--check` it only reports whether they are up to date.
import { optionTexts, protocols } from '@moisson/connectors';
import { contractSchemas, jsonSchemas } from '@moisson/contracts';
import { problemCatalogue } from '@moisson/kernel';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { sourcesFileSchema } from '../services/operator/src/as-code/sources-file-schema.ts';
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

const yesNo = (value) => (value ? 'oui · yes' : 'non · no');
const both = ({ fr, en }) => (fr === en ? fr : `${fr} · _${en}_`);
const rows = (...lines) =>
  lines.map((cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`);
const optionRow = (schema, name) => {
  const { label, help, flag } = optionTexts.get(schema);
  const flagName = flag === undefined ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : flag.name;
  return [`\`${name}\``, both(label), both(help), `\`--${flagName}\``];
};
const protocolPage = [
  '# Protocols',
  '',
  'Generated from the list of `packages/connectors/src/protocols.ts`. A source names one under `protocol`, and gives its `options`.',
  '',
  ...rows(
    [
      '',
      'compte · _counts_',
      '304',
      'changements · _changes_',
      'suppressions · _deletions_',
      'identité · _identity_',
      'limite · _limit_',
    ],
    ['---', '---', '---', '---', '---', '---', '---'],
    ...protocols.map(({ name, capabilities, readsChanges }) => [
      `\`${name}\``,
      ...[capabilities.counts, capabilities.validators, readsChanges === true, capabilities.deletions].map(yesNo),
      both(capabilities.identity),
      capabilities.pagingLimit ?? '—',
    ]),
  ),
  '',
  ...protocols.flatMap(({ name, title, reads, options, capabilities, format, mappingVersion, readsChanges }) => [
    `## \`${name}\`: ${title}`,
    '',
    `${reads.fr}`,
    '',
    `_${reads.en}_`,
    '',
    ...rows(
      ['', ''],
      ['---', '---'],
      ['dit combien il en a · _says how many it has_', yesNo(capabilities.counts)],
      ['répond 304 à ce qui n’a pas changé · _answers 304 for what did not change_', yesNo(capabilities.validators)],
      [
        'se demande ce qui a changé depuis une date · _can be asked for what changed since a date_',
        yesNo(readsChanges === true),
      ],
      ['dit ce qui est supprimé · _tells deletions_', yesNo(capabilities.deletions)],
      ['se demande une fiche à la fois · _can be asked for one record_', yesNo(capabilities.singleRecords)],
      ['peut être un fichier déposé · _can be an uploaded file_', yesNo(capabilities.uploads === true)],
      ['marque la fin de sa liste · _marks the end of its list_', yesNo(capabilities.unmarkedEnd !== true)],
      ['une fiche est reconnue par · _a record is identified by_', both(capabilities.identity)],
      ['fiches atteintes au plus · _most records reached_', capabilities.pagingLimit ?? '—'],
      ['format d’une fiche · _format of a record_', `\`${format.mediaType}\``],
      ['version de la conversion · _mapping version_', mappingVersion],
    ),
    '',
    ...(Object.keys(options.shape).length === 0
      ? ['Sans option. _No options._']
      : rows(
          ['option', '', '', '`source add`'],
          ['---', '---', '---', '---'],
          ...Object.entries(options.shape).map(([option, schema]) => optionRow(schema, option)),
        )),
    '',
  ]),
].join('\n');

const types = join(import.meta.dirname, '..', 'packages', 'client', 'src', 'generated', 'portal-api.ts');
const typesOf = async (document) =>
  format(
    `// Generated from the portal's OpenAPI document by \`npm run generate\`.\n${astToString(await openapiTypes(document))}`,
    { ...(await resolveConfig(types)), parser: 'typescript' },
  );

const files = {
  [relative(reference, types)]: await typesOf(portalOpenApi()),
  'protocols.md': protocolPage,
  'problems.md': problems,
  'openapi.json': json(portalOpenApi()),
  'operator-openapi.json': json(operatorOpenApi()),
  ...Object.fromEntries(Object.entries(jsonSchemas()).map(([name, schema]) => [`schemas/${name}.json`, json(schema)])),
  // Includes each protocol's own options, which the contracts do not know.
  'schemas/SourcesFile.json': json(sourcesFileSchema()),
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
    process.stdout.write(`${relative('.', path)} is not up to date: npm run generate\n`);
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
process.exit(process.argv.includes('--check') && stale > 0 ? 1 : 0);
