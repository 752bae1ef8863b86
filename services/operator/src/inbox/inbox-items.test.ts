import { expect, test } from '@jest/globals';
import {
  DatasetId,
  SourceId,
  type DeadLetter,
  type Feed,
  type Hold,
  type MergeSuggestion,
  type Report,
} from '@moisson/contracts';
import { problemCatalogue } from '@moisson/kernel';
import { inboxItems, type InboxMatters } from './inbox-items.ts';

const laval = SourceId.parse('laval');
const at = '2026-11-24T12:00:00.000Z';
const hold = (given: object): Hold =>
  ({ id: 'laval:1', sourceId: laval, createdAt: at, records: 3, known: 9, examples: ['Arbres'], ...given }) as Hold;
const letter = (id: string, given: Partial<DeadLetter> = {}): DeadLetter => ({
  ...{
    id,
    topic: 't',
    partition: 0,
    offset: id,
    stage: 'indexer',
    code: 'event.invalid',
    detail: 'dataset',
    cause: 'c',
  },
  ...{ action: problemCatalogue['event.invalid'].action, attempts: 1, at, bytes: 1, state: 'open' },
  ...given,
});
const merge: MergeSuggestion = {
  ...{ id: 'm', titles: ['Arbres', 'Les arbres'], likeness: 1, reasons: ['same-file'], state: 'waiting' },
  datasets: [
    DatasetId.parse('0b1a2c3d-0000-5000-8000-000000000001'),
    DatasetId.parse('0b1a2c3d-0000-5000-8000-000000000002'),
  ],
  ...{ suggestedAt: at, version: 0 },
};
const report = (id: string, at: string): Report => ({
  ...{ id, datasetId: merge.datasets[0], title: 'Arbres', kind: 'other', text: 'Confidence d’un visiteur.', at },
  ...{ state: 'waiting', expiresAt: at.replace('2026', '2027') },
});
const feed = {
  ...{ sourceId: laval, name: { fr: 'Ville de Laval' }, state: 'stale', reason: { fr: 'Panne.', en: 'Down.' } },
  ...{ quarantinedSince: at, nextTryAt: '2026-11-25T12:00:00.000Z', records: 9 },
} as Feed;
const matters: InboxMatters = {
  feeds: [feed],
  holds: [hold({}), hold({ id: 'laval:2', kind: 'departure', departures: [] })],
  letters: [letter('1'), letter('2'), letter('3', { cause: 'other' })],
  merges: [merge],
  reports: [report('a', '2026-11-24T12:00:00.000Z'), report('b', '2026-11-25T12:00:00.000Z')],
  notes: [{ id: 'merge:m', assignee: 'Ève', comments: [{ at, by: 'console', text: 'à voir' }] }],
  policies: new Map(),
};

test('the queue has every kind of matter, worst first, letters by cause, and its notes', () => {
  const items = inboxItems(matters);
  expect(items.map(({ id, records }) => [id, records])).toEqual([
    ['hold:laval:2', 3],
    ['quarantine:laval', 9],
    ['hold:laval:1', 3],
    ['dead-letters:c', 2],
    ['dead-letters:other', 1],
    [`report:${merge.datasets[0]}`, 2],
    ['merge:m', 2],
  ]);
  expect(items.at(-1)).toMatchObject({ assignee: 'Ève', comments: [{ text: 'à voir' }] });
  expect(items[0]!.title.fr).toMatch(/^Ville de Laval\u00a0: 3 changements/);
  expect(items[1]).toMatchObject({ by: '2026-11-25T12:00:00.000Z' });
});

test('the reports of one dataset are one matter, which ends with the oldest and says nothing of what visitors wrote', () => {
  const item = inboxItems(matters).find(({ kind }) => kind === 'report')!;
  expect(item).toMatchObject({ since: at, by: '2027-11-24T12:00:00.000Z', title: { en: 'Arbres: 2 reports' } });
  expect(JSON.stringify(item)).not.toContain('Confidence');
});

test('each matter says what happens if nobody acts, in both languages', () => {
  for (const { otherwise, title, page } of inboxItems(matters)) {
    expect(otherwise.fr.length).toBeGreaterThan(10);
    expect(otherwise.en.length).toBeGreaterThan(10);
    expect(title.fr).not.toBe('');
    expect(page).toMatch(/^\//);
  }
});

test('nothing waits where nothing is held, dead, alike or quarantined', () => {
  const { quarantinedSince: _, ...well } = feed;
  expect(inboxItems({ feeds: [well], holds: [], letters: [], merges: [], notes: [], policies: new Map() })).toEqual([]);
});
