import { expect, test } from '@jest/globals';
import { badAnswers, connectionFaults } from '@moisson/simulator';
import { readFileSync } from 'node:fs';
import { boundaries } from './support/boundaries.ts';
import { servedFaults } from './support/hanging-servers.ts';
import { waysToFail } from './support/simulated-hangs.ts';
import { episodes } from './support/year/episodes.ts';

/** Names that a page has as code. */
const namesIn = (page: string): ReadonlySet<string> =>
  new Set([...readFileSync(page, 'utf8').matchAll(/`([^`\n]+)`/g)].map(([, name]) => name!));
const missing = (page: string, names: readonly string[]): readonly string[] => {
  const known = namesIn(page);
  return names.filter((name) => !known.has(name));
};

test('every call at which a process is killed is documented', () => {
  expect(missing('packages/store/BOUNDARIES.md', boundaries)).toEqual([]);
});

test('every answer that a simulated source gives in place of its catalogue is documented', () => {
  // The statuses have one entry for all.
  const names = Object.keys(badAnswers).filter((name) => !/^status-\d+$/.test(name));
  expect(missing('docs/faults.md', [...names, ...connectionFaults, 'status-CODE'])).toEqual([]);
});

test('every way in which a source takes our time is documented', () => {
  expect(missing('docs/faults.md', [...servedFaults, ...waysToFail])).toEqual([]);
});

test('every episode of a year is documented', () => {
  const forms = ['ckan', 'hub', 'feed', 'opendatasoft'] as const;
  const names = forms.flatMap((form) => episodes.flatMap((make) => make(form, (least) => least)?.name ?? []));
  expect(
    missing(
      'docs/faults.md',
      names.map((name) => name.replace(/\d+$/, 'N')),
    ),
  ).toEqual([]);
});
