import { expect, test } from '@jest/globals';
import type { DryRun, Source } from '@moisson/contracts';
import { runOfStep } from './draft-runs.ts';

const [BEFORE, NOW] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'];
const draft = { updatedAt: NOW } as Source;
const one = (extent: DryRun['extent'], state: DryRun['state'], updatedAt = NOW): DryRun =>
  ({ extent, state, source: { updatedAt } }) as DryRun;

test('the difference is that of the newest full dry run, never of a preview', () => {
  const [preview, full] = [one('preview', 'done'), one('full', 'running')];
  expect(runOfStep([preview], 'dry-run', draft)).toBeUndefined();
  expect(runOfStep([preview, full, one('full', 'done')], 'dry-run', draft)).toBe(full);
});

test('records are shown of the preview, until a full dry run of the same settings has ended', () => {
  const [preview, full] = [one('preview', 'done'), one('full', 'done')];
  expect(runOfStep([one('full', 'running'), preview], 'preview', draft)).toBe(preview);
  expect(runOfStep([one('full', 'done', BEFORE), preview], 'duplicates', draft)).toBe(preview);
  expect(runOfStep([full, preview], 'preview', draft)).toBe(full);
  expect(runOfStep([], 'preview', draft)).toBeUndefined();
});

test('a dry run of before there were previews is a full one', () => {
  const old = one(undefined, 'done');
  expect(runOfStep([old], 'preview', draft)).toBe(old);
  expect(runOfStep([old], 'dry-run', draft)).toBe(old);
});
