import { expect, test } from '@jest/globals';
import { SourceId, type Run, type RunDetail } from '@moisson/contracts';
import { problem } from '@moisson/kernel';
import { problemGroups } from './problem-groups.ts';

const run = {
  problems: [
    problem('record.no-key', { seen: '{}' }),
    problem('record.duplicate', { key: 'a' }, 'a'),
    problem('record.duplicate', { key: 'b' }, 'b'),
  ],
  problemCounts: { 'record.no-key': 1, 'record.duplicate': 412 },
} as unknown as Run;
const detail = {
  sourceId: SourceId.parse('laval'),
  findings: [
    { code: 'field.description-missing', severity: 'info', records: 412, examples: [{ recordKey: 'a' }] },
    {
      ...{ code: 'field.date-unreadable', severity: 'warning', field: 'modified', records: 1 },
      examples: [{ recordKey: 'b', seen: '31/02' }],
    },
  ],
} as unknown as RunDetail;

test('problems are grouped by cause with their true number, worst first, and remarks on records by code and field', () => {
  const groups = problemGroups(run, detail);
  expect(groups.map(({ code, count }) => [code, count])).toEqual([
    ['record.duplicate', 412],
    ['field.date-unreadable', 1],
    ['record.no-key', 1],
    ['field.description-missing', 412],
  ]);
  expect(groups[0]!.message.fr).toMatch(/^412 × /);
  expect(groups[0]!.examples).toEqual([{ recordKey: 'a' }, { recordKey: 'b' }]);
  expect(groups[1]).toMatchObject({ field: 'modified', examples: [{ recordKey: 'b', seen: '31/02' }] });
  expect(groups[1]!.message.fr).toMatch(/^1 fiche\u00a0: La date « 31\/02 »/);
  expect(groups[3]!.message).toEqual({
    fr: '412 fiches\u00a0: La fiche n’a pas de description.',
    en: '412 records: The record has no description.',
  });
});

test('a run without problems, or in progress, has no groups', () => {
  expect(problemGroups(undefined, undefined)).toEqual([]);
});
