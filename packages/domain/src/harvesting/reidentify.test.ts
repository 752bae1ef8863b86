import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import fc from 'fast-check';
import { reidentify } from './reidentify.ts';

const key = (text: string): RecordKey => RecordKey.parse(text);
const item = (recordKey: string, ...identities: string[]) => ({ recordKey: key(recordKey), identities });

test('matches a record under a new key when an identity is unique on both sides', () => {
  for (const identity of ['title:x', 'service:s/featureserver', 'service:s/mapserver/3', 'name:arbres', 'resource:1'])
    expect(reidentify([item('a', identity)], [], [item('b', identity)]).renamings).toEqual([{ from: 'a', to: 'b' }]);
});

test('a landing page, an organization or a description alone matches nothing', () => {
  for (const identity of ['page:x', 'org:x', 'text:x'])
    expect(reidentify([item('a', identity)], [], [item('b', identity)]).renamings).toEqual([]);
});

test('never renames two records to one key, nor an ambiguous one', () => {
  const zonage = (recordKey: string) => item(recordKey, 'title:zonage');
  expect(reidentify([zonage('a'), zonage('b')], [], [zonage('c')]).renamings).toEqual([]);
  expect(reidentify([zonage('a')], [], [zonage('c'), zonage('d')]).renamings).toEqual([]);
  expect(reidentify([item('a', 'title:x', 'service:y')], [], [item('b', 'title:x'), item('c', 'service:y')])).toEqual({
    renamings: [],
    ambiguous: ['a'],
  });
});

test.each(['org', 'name', 'service'])('records with the same title do not match if their %s differs', (kind) => {
  const [a, b] = [item('a', 'title:zonage', `${kind}://h/1`), item('b', 'title:zonage', `${kind}://h/2`)];
  expect(reidentify([a], [], [b])).toEqual({ renamings: [], ambiguous: [] });
  expect(reidentify([a], [], [item('b', 'title:zonage')]).renamings).toHaveLength(1);
});

test('records with the same title match if the service moved to another folder or host of its owner, or the description is unchanged', () => {
  const joins = (a: string[], b: string[]): boolean =>
    reidentify([item('a', 'title:x', ...a)], [], [item('b', 'title:x', ...b)]).renamings.length === 1;
  const at = (path: string): string => `service://${path}`;
  expect(joins([at('h/rest/services/od/lakes/mapserver/0')], [at('h/rest/services/new/lakes/mapserver/0')])).toBe(true);
  expect(joins([at('gis.v.ca:6443/od/lakes/mapserver/0')], [at('maps.v.ca/lakes/mapserver/0')])).toBe(true);
  expect(joins([at('h/rest/services/lakes/mapserver/0')], [at('h/rest/services/od/lakes/mapserver/1')])).toBe(true);
  expect(joins([at('h/rest/services/lakes/mapserver/0')], [at('h/rest/services/ponds/mapserver/0')])).toBe(false);
  expect(joins([at('h/rest/services/lakes/mapserver')], [at('i/rest/services/lakes/mapserver')])).toBe(false);
  const online = (organization: string): string => at(`services1.arcgis.com/${organization}/lakes/featureserver/0`);
  expect(joins([online('a')], [online('b')])).toBe(false);
  expect(joins([at('h/lakes/mapserver/0'), 'text:1'], [at('i/ponds/featureserver/3'), 'text:1'])).toBe(true);
  expect(joins(['name:a', 'text:1'], ['name:b', 'text:1'])).toBe(true);
  expect(joins(['org:a', 'text:1'], ['org:b', 'text:1'])).toBe(false);
});

test('services renamed during a server move are matched by title, if several moved the same way', () => {
  const old = (n: number) => item(`old${n}`, `title:${n}`, `service://gis.v.ca/od/votes_2018/mapserver/${n}`);
  const now = (n: number) => item(`new${n}`, `title:${n}`, `service://maps.v.ca/votes/mapserver/${n}`);
  expect(reidentify([old(1), old(2)], [], [now(1), now(2)]).renamings).toEqual([]);
  expect(reidentify([old(1), old(2), old(3)], [], [now(1), now(2), now(3)]).renamings).toHaveLength(3);
});

test('newly missing records are matched first, and long-missing ones with the remaining new records', () => {
  const [old, recent] = [item('old', 'title:x'), item('recent', 'title:x')];
  expect(reidentify([recent], [old], [item('new', 'title:x')]).renamings).toEqual([{ from: 'recent', to: 'new' }]);
  expect(reidentify([recent], [old], [item('new', 'title:x', 'service:1'), item('other', 'title:y')])).toEqual({
    renamings: [{ from: 'recent', to: 'new' }],
    ambiguous: [],
  });
  expect(reidentify([item('recent', 'title:y')], [old], [item('new', 'title:x')]).renamings).toEqual([
    { from: 'old', to: 'new' },
  ]);
});

test('for any missing and new records, no key is renamed twice, and no two keys become one', () => {
  const side = fc.uniqueArray(
    fc.record({
      recordKey: fc.string({ minLength: 1 }).map(key),
      identities: fc.array(fc.constantFrom('title:1', 'title:2', 'service:1', 'service:2', 'org:1', 'org:2')),
    }),
    { maxLength: 8, selector: ({ recordKey }) => recordKey },
  );
  fc.assert(
    fc.property(side, side, side, (missing, long, created) => {
      const { renamings } = reidentify(missing, long, created);
      expect(new Set(renamings.map(({ to }) => to)).size).toBe(renamings.length);
    }),
  );
});
