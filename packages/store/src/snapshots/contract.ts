import { expect, test } from '@jest/globals';
import { RecordKey, SourceId } from '@moisson/contracts';
import type { SnapshotEntry } from '@moisson/domain';
import { contractOf } from '../contract-suite.ts';

/** The contract of snapshots, for every store. */
export const snapshotsContract = contractOf('snapshots', (given) => {
  const id = SourceId.parse('laval');
  const key = (text: string): RecordKey => RecordKey.parse(text);
  const entry = (recordKey: string, changes: Partial<SnapshotEntry> = {}): SnapshotEntry => ({
    recordKey: key(recordKey),
    run: 5,
    rawHash: `raw-${recordKey}`,
    contentHash: 'c',
    bytes: 10,
    mappingVersion: 1,
    firstSeenAt: '2026-01-01T00:00:00.000Z',
    label: 'Étiquette',
    links: ['l:1'],
    identities: ['title:x'],
    state: 'live',
    ...changes,
  });

  test('snapshots are found by bytes and by key, counted, scanned in order, and never go back', async () => {
    await given.store.snapshots.put(id, [entry('a'), entry('b'), entry('__proto__')]);
    expect((await given.store.snapshots.byRawHash(id, ['raw-a', 'raw-z'])).get('raw-a')).toMatchObject({
      recordKey: 'a',
      state: 'live',
    });
    const organization = { id: 'o', name: 'Ô' };
    const gone = entry('b', {
      ...{ run: 6, state: 'removed', successor: key('a'), absence: { since: 's', runs: 2 }, organization },
    });
    await given.store.snapshots.put(id, [entry('a', { run: 4, contentHash: 'older' }), gone]);
    expect((await given.store.snapshots.byKey(id, ['b'])).get('b')).toEqual(gone);
    expect((await given.store.snapshots.byKey(id, ['a', '__proto__'])).get('a')).toEqual(entry('a'));
    expect(await given.store.snapshots.count(id)).toBe(2);
    const [, second] = await given.store.snapshots.scan(id, undefined, 10);
    expect((await given.store.snapshots.scan(id, second!.recordKey, 10)).map(({ recordKey }) => recordKey)).toEqual([
      'b',
    ]);
    expect(await given.store.snapshots.count(SourceId.parse('autre'))).toBe(0);
  });

  test('the dates that a record claims are read by record, and are deleted with its next version', async () => {
    const claims = { modified: '2026-11-20', files: [['f', '2026-11-19']] as const };
    await given.store.snapshots.put(id, [entry('a', { run: 7, claims }), entry('c', { run: 7 })]);
    const asked = ['a', 'c', 'z'].map((name) => ({ sourceId: id, recordKey: key(name) }));
    expect(await given.store.snapshots.claims(asked)).toEqual(new Map([[`${id}/a`, claims]]));
    expect((await given.store.snapshots.byKey(id, ['a'])).get('a')).toEqual(entry('a', { run: 7, claims }));
    await given.store.snapshots.put(id, [entry('a', { run: 8 })]);
    expect((await given.store.snapshots.claims(asked)).size).toBe(0);
    expect((await given.store.snapshots.claims([])).size).toBe(0);
  });

  test('records that are missing from complete runs are returned, with since when', async () => {
    const since = '2026-11-20T00:00:00.000Z';
    const absence = { since, runs: 2 };
    const gone = entry('c', { absence, state: 'removed' });
    await given.store.snapshots.put(id, [entry('a', { absence }), entry('b'), gone]);
    const asked = ['a', 'b', 'c', 'z'].map((name) => ({ sourceId: id, recordKey: key(name) }));
    expect(await given.store.snapshots.absences(asked)).toEqual(new Map([[`${id}/a`, since]]));
    expect((await given.store.snapshots.absences([])).size).toBe(0);
  });

  test('a record that its source still serves is not absent, although its list leaves it out', async () => {
    const since = '2026-11-20T00:00:00.000Z';
    const said = (answer: 'here' | 'gone') => ({
      absence: { since, runs: 2, evidence: { answer, since, at: since } },
    });
    await given.store.snapshots.put(id, [entry('here', said('here')), entry('gone', said('gone'))]);
    const asked = ['here', 'gone'].map((name) => ({ sourceId: id, recordKey: key(name) }));
    expect(await given.store.snapshots.absences(asked)).toEqual(new Map([[`${id}/gone`, since]]));
    expect(await given.store.snapshots.absentRecords(10)).toEqual([`${id}/gone`]);
    expect((await given.store.snapshots.byKey(id, ['here'])).get('here')).toEqual(entry('here', said('here')));
  });

  test('absent records of all sources are returned, up to a limit, as long as they are absent', async () => {
    const absence = { since: '2026-11-20T00:00:00.000Z', runs: 2 };
    const other = SourceId.parse('autre');
    const tell = async (limit = 1000) => [...(await given.store.snapshots.absentRecords(limit))].sort();
    expect(await tell()).toEqual([]);
    await given.store.snapshots.put(id, [
      entry('a', { absence }),
      entry('b'),
      entry('c', { absence, state: 'removed' }),
    ]);
    await given.store.snapshots.put(other, [
      entry('a', { absence: { ...absence, held: true } }),
      entry('z/y', { absence }),
    ]);
    expect(await tell()).toEqual(['autre/a', 'autre/z/y', 'laval/a']);
    expect(await tell(2)).toHaveLength(2);
    await given.store.snapshots.put(id, [entry('a', { run: 6 }), entry('b', { run: 6, absence })]);
    await given.store.snapshots.put(other, [entry('a', { run: 6, absence, state: 'removed' })]);
    expect(await tell()).toEqual(['autre/z/y', 'laval/b']);
    const many = Array.from({ length: 4500 }, (_, at) => entry(`m${at}`, { run: 7, absence }));
    await given.store.snapshots.put(id, many);
    expect(new Set(await tell(10_000)).size).toBe(4502);
    expect(await tell(4100)).toHaveLength(4100);
  });

  test('the sum of bytes follows entries that are added, grow and are removed', async () => {
    await given.store.snapshots.put(id, [entry('a'), entry('b', { bytes: 5 })]);
    await given.store.snapshots.put(SourceId.parse('autre'), [entry('a', { bytes: 1000 })]);
    expect(await given.store.snapshots.bytes(id)).toBe(15);
    await given.store.snapshots.put(id, [
      entry('a', { run: 6, bytes: 4 }),
      entry('b', { run: 4, bytes: 500 }),
      entry('b', { run: 6, bytes: 0, state: 'removed' }),
    ]);
    expect(await given.store.snapshots.bytes(id)).toBe(4);
    expect(await given.store.snapshots.bytes(SourceId.parse('nulle'))).toBe(0);
  });

  test('the traits of live records are counted by text', async () => {
    const [a, b] = [entry('a', { traits: 'x' }), entry('b', { traits: 'x' })];
    await given.store.snapshots.put(id, [a, b, entry('c', { traits: 'y' }), entry('d')]);
    await given.store.snapshots.put(id, [entry('e', { traits: 'x', state: 'removed' })]);
    const expected = new Map(Object.entries({ x: 2, y: 1, '': 1 }));
    expect(new Map(await given.store.snapshots.traits(id))).toEqual(expected);
    expect((await given.store.snapshots.byKey(id, ['a'])).get('a')).toEqual(a);
    await given.store.snapshots.put(id, [entry('b', { run: 6, traits: 'y' })]);
    expect((await given.store.snapshots.traits(id)).get('y')).toBe(2);
    expect((await given.store.snapshots.traits(SourceId.parse('autre'))).size).toBe(0);
  });
});
