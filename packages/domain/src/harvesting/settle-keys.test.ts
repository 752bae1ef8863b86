import { defined } from '@moisson/kernel';
import { describe, expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import fc from 'fast-check';
import { discriminatedKeys, signatureOf } from './identities.ts';
import { settleKeys, type KeyKnowledge, type SettledKey, type UnsettledRecord } from './settle-keys.ts';

const key = (text: string): RecordKey => RecordKey.parse(text);
interface Told {
  readonly service?: string;
  readonly page?: string;
  readonly title?: string;
  readonly text?: string;
}
const identities = (told: Told): string[] => Object.entries(told).map(([kind, value]) => `${kind}:${String(value)}`);
const record = (published: string, told: Told): UnsettledRecord => ({
  published: key(published),
  identities: identities(told),
});
const live = (recordKey: string, told: Told) =>
  ({ recordKey: key(recordKey), identities: identities(told), state: 'live' }) as const;
type Entry =
  ReturnType<typeof live> | (Omit<ReturnType<typeof live>, 'state'> & { state: 'removed'; successor?: RecordKey });

/** The knowledge of a run: the entries of the snapshot, and the keys that are certainly taken in this run. */
const knowing = (entries: readonly Entry[], met: readonly string[] = [], whole = true): KeyKnowledge => ({
  entryOf: (wanted) => entries.find(({ recordKey }) => recordKey === wanted),
  isMet: (wanted) => met.includes(wanted),
  titled: (title) => entries.filter((entry) => entry.state === 'live' && entry.identities.includes(title)),
  whole,
});
const keyedBy = (published: string, kind: 'service' | 'page' | 'title', told: Told): string =>
  discriminatedKeys(published, identities(told)).find((one) => one.startsWith(`${published}#${kind}:`))!;

describe('records under one published key', () => {
  const roads = { service: 's/1', title: 'roads' };
  const parks = { service: 's/2', title: 'parks' };

  test('the record that has the key keeps it, whatever the order; another dataset gets a key with a discriminator', () => {
    const known = knowing([live('k', roads)]);
    const other = { key: keyedBy('k', 'service', parks), shared: true };
    expect(settleKeys([record('k', roads), record('k', parks)], known)).toEqual([{ key: 'k' }, other]);
    expect(settleKeys([record('k', parks), record('k', roads)], known)).toEqual([other, { key: 'k' }]);
  });

  test('if the key is certainly taken in this run, no other record gets it', () => {
    expect(settleKeys([record('k', parks)], knowing([live('k', roads)], ['k']))).toEqual([
      { key: keyedBy('k', 'service', parks), shared: true },
    ]);
  });

  test('without a service address, the landing page tells records apart, else the title', () => {
    const [a, b] = [
      { page: 'p/1', title: 'a' },
      { page: 'p/2', title: 'b' },
    ];
    expect(settleKeys([record('k', b), record('k', a)], knowing([live('k', a)]))).toEqual([
      { key: keyedBy('k', 'page', b), shared: true },
      { key: 'k' },
    ]);
    expect(settleKeys([record('k', { title: 'b' })], knowing([live('k', { title: 'a' })], ['k']))).toEqual([
      { key: keyedBy('k', 'title', { title: 'b' }), shared: true },
    ]);
  });

  test('records of one service with different titles are told apart by title', () => {
    const [a, b] = [
      { service: 's', title: 'a' },
      { service: 's', title: 'b' },
    ];
    const known = knowing([live('k', roads), live(keyedBy('k', 'service', a), a)]);
    expect(settleKeys([record('k', b), record('k', a), record('k', roads)], known)).toEqual([
      { key: keyedBy('k', 'title', b), shared: true },
      { key: keyedBy('k', 'service', a), shared: true },
      { key: 'k' },
    ]);
  });

  test('only records that agree in everything are duplicates', () => {
    expect(settleKeys([record('k', roads), record('k', roads)], knowing([]))).toEqual([
      { key: 'k' },
      { key: 'k', duplicate: true },
    ]);
    expect(settleKeys([record('k', roads)], knowing([live('k', roads)], ['k']))).toEqual([
      { key: 'k', duplicate: true },
    ]);
  });

  test('a record that comes back gets its own key again, even if the other record has left', () => {
    const own = keyedBy('k', 'service', parks);
    expect(settleKeys([record('k', parks)], knowing([live('k', roads), live(own, parks)]))).toEqual([
      { key: own, shared: true },
    ]);
  });

  test('an edited record that is alone under its key keeps it', () => {
    for (const edited of [
      { ...roads, title: 'rues' },
      { ...roads, service: 's/9' },
      { service: 's/9', title: 'rues' },
    ])
      expect(settleKeys([record('k', edited)], knowing([live('k', roads)]))).toEqual([{ key: 'k' }]);
  });

  test('a key whose dataset continues under another key is only given back to that dataset', () => {
    const gone: Entry = { ...live('k', roads), state: 'removed', successor: key('n') };
    expect(settleKeys([record('k', roads)], knowing([gone]))).toEqual([{ key: 'k' }]);
    expect(settleKeys([record('k', parks)], knowing([gone]))).toEqual([
      { key: keyedBy('k', 'service', parks), shared: true },
    ]);
  });
});

describe('datasets that swap their keys', () => {
  const layer = (at: number, title: string, text?: string): Told => ({
    service: `s/${at}`,
    title,
    ...defined({ text }),
  });

  test('are followed: each gets a new key, and its former key is removed', () => {
    const entries = [live('k1', layer(1, 'a')), live('k2', layer(2, 'b')), live('k3', layer(3, 'c'))];
    const moved = [record('k1', layer(1, 'b')), record('k2', layer(2, 'c')), record('k3', layer(3, 'a'))];
    expect(settleKeys(moved, knowing(entries)).map(({ continues }) => continues)).toEqual(['k2', 'k3', 'k1']);
    const keys = settleKeys(moved, knowing(entries)).map((one) => one.key);
    expect(new Set([...keys, 'k1', 'k2', 'k3']).size).toBe(6);
  });

  test('stay where only the title was edited and the description is the same', () => {
    const entries = [live('k1', layer(1, 'a', 'about a')), live('k2', layer(2, 'b', 'about b'))];
    const edited = [record('k1', layer(1, 'b', 'about a')), record('k2', layer(2, 'a', 'about b'))];
    expect(settleKeys(edited, knowing(entries))).toEqual([{ key: 'k1' }, { key: 'k2' }]);
  });

  test('stay if the other record still has its title, or several records have it', () => {
    const [a, b] = [live('k1', layer(1, 'a')), live('k2', layer(2, 'b'))];
    expect(settleKeys([record('k1', layer(1, 'b'))], knowing([a, b], ['k2']))).toEqual([{ key: 'k1' }]);
    const twin = live('k3', layer(3, 'b'));
    expect(settleKeys([record('k1', layer(1, 'b'))], knowing([a, b, twin]))).toEqual([{ key: 'k1' }]);
  });

  test('stay in a run that has not read the whole list: the other one may come later', () => {
    const entries = [live('k1', layer(1, 'a')), live('k2', layer(2, 'b'))];
    expect(settleKeys([record('k1', layer(1, 'b'))], knowing(entries, [], false))).toEqual([
      { key: 'k1', undecided: true },
    ]);
    expect(settleKeys([record('k1', layer(1, 'c'))], knowing(entries, [], false))).toEqual([{ key: 'k1' }]);
  });

  test('a new dataset does not continue the record of a key whose dataset was followed elsewhere', () => {
    const entries = [live('k1', layer(1, 'a')), live('k2', layer(2, 'b'))];
    const [first, second] = settleKeys([record('k1', layer(1, 'b')), record('k2', layer(2, 'new'))], knowing(entries));
    expect(first).toMatchObject({ continues: 'k2' });
    expect(second).toMatchObject({ shared: true });
    expect(second!.key).not.toBe('k2');
  });
});

describe('keys whose dataset continues under another key', () => {
  const at = (service: string, title: string) => ({ service, page: `p/${service}`, title, text: `about ${title}` });
  const gone = (recordKey: string, told: Told, successor: string): Entry => ({
    ...live(recordKey, told),
    state: 'removed',
    successor: key(successor),
  });
  const service = (published: string, told: Told): string => keyedBy(published, 'service', told);
  /** Two layers that were renumbered: `roads` moved from k1 to k2, `parks` from k2 to k1. */
  const [roads, parks] = [at('s/2', 'roads'), at('s/1', 'parks')];
  const [roadsKey, parksKey] = [service('k2', roads), service('k1', parks)];
  const moved: readonly Entry[] = [
    gone('k1', at('s/1', 'roads'), roadsKey),
    gone('k2', at('s/2', 'parks'), parksKey),
    live(roadsKey, roads),
    live(parksKey, parks),
  ];

  test('a followed dataset keeps its key when it is edited, and does not take the key of the dataset that left', () => {
    for (const edited of [
      { ...roads, title: 'streets' },
      { ...roads, title: 'streets', text: 'about streets' },
    ])
      expect(settleKeys([record('k2', edited), record('k1', parks)], knowing(moved))).toEqual([
        { key: roadsKey, shared: true },
        { key: parksKey, shared: true },
      ]);
  });

  test('after another renumbering, each dataset is followed again, or gets its first key back', () => {
    const back = [record('k1', at('s/1', 'roads')), record('k2', at('s/2', 'parks'))];
    expect(settleKeys(back, knowing(moved)).map((one) => one.key)).toEqual(['k1', 'k2']);
    const lakesKey = service('k3', at('s/3', 'lakes'));
    const three = [...moved, gone('k3', at('s/3', 'ponds'), 'k4'), live(lakesKey, at('s/3', 'lakes'))];
    const onwards = [record('k3', at('s/3', 'roads')), record('k2', at('s/2', 'lakes'))];
    const settled = settleKeys(onwards, knowing(three, [parksKey]));
    expect(settled.map((one) => one.continues)).toEqual([roadsKey, lakesKey]);
    for (const taken of [roadsKey, lakesKey, 'k2', 'k3']) expect(settled.map((one) => one.key)).not.toContain(taken);
  });

  test('two moved datasets with the same title are followed by their descriptions', () => {
    const [one, other] = [
      { title: 'art', text: 'about statues' },
      { title: 'art', text: 'about murals' },
    ];
    const before = [
      ...[live('k1', { service: 's/1', ...one }), live('k2', { service: 's/2', title: 'roads' })],
      ...[live('k3', { service: 's/3', ...other }), live('k4', { service: 's/4', title: 'parks' })],
    ];
    const after = [
      ...[record('k2', { service: 's/2', ...one }), record('k1', { service: 's/1', title: 'roads' })],
      ...[record('k4', { service: 's/4', ...other }), record('k3', { service: 's/3', title: 'parks' })],
    ];
    expect(settleKeys(after, knowing(before)).map(({ continues }) => continues)).toEqual(['k1', 'k2', 'k3', 'k4']);
  });

  test('a dataset that was edited elsewhere gets its first key again when it comes back', () => {
    const streets = { ...at('s/1', 'streets'), page: 'p/now' };
    const away = [gone('k1', at('s/1', 'roads'), 'k9'), live('k9', streets)];
    expect(settleKeys([record('k1', at('s/1', 'streets'))], knowing(away))).toEqual([{ key: 'k1' }]);
    expect(settleKeys([record('k1', at('s/1', 'lakes'))], knowing(away))).not.toEqual([{ key: 'k1' }]);
  });

  test('a dataset that moved to the key of a removed one is followed, and does not get the id of the removed one', () => {
    const removed: Entry = { ...live('k1', at('s/1', 'roads')), state: 'removed' };
    const entries = [removed, live('k2', at('s/2', 'parks'))];
    const [settled] = settleKeys([record('k1', at('s/1', 'parks'))], knowing(entries));
    expect(settled).toEqual({ key: service('k1', at('s/1', 'parks')), continues: 'k2' });
  });
});

test('for any records in any order: each dataset has one key, no two share one, and none is lost', () => {
  const told = fc.record({ service: fc.constantFrom('1', '2', '3'), title: fc.constantFrom('a', 'b', 'c') });
  const published = fc.constantFrom('k1', 'k2', 'k3');
  const records = fc.array(
    fc.tuple(published, told).map(([under, one]) => record(under, one)),
    { maxLength: 10 },
  );
  const snapshot = fc.uniqueArray(
    fc.tuple(published, told).map(([under, one]) => live(under, one)),
    { selector: ({ recordKey }) => recordKey, maxLength: 3 },
  );
  fc.assert(
    fc.property(
      records.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      snapshot,
      fc.boolean(),
      ([all, shuffled], entries, whole) => {
        const bySignature = (given: readonly UnsettledRecord[]): Map<string, SettledKey['key']> => {
          const settled = settleKeys(given, knowing(entries, [], whole));
          const kept = given.flatMap((one, at) => (settled[at]!.duplicate ? [] : [[one, settled[at]!.key] as const]));
          expect(new Set(kept.map(([, one]) => one)).size).toBe(kept.length);
          return new Map(kept.map(([{ published: under, identities: of }, one]) => [under + signatureOf(of), one]));
        };
        const keys = bySignature(all);
        expect(keys.size).toBe(new Set(all.map((one) => one.published + signatureOf(one.identities))).size);
        expect([...bySignature(shuffled)].sort()).toEqual([...keys].sort());
        const continued = settleKeys(all, knowing(entries, [], whole)).flatMap(({ continues }) => continues ?? []);
        expect(new Set(continued).size).toBe(continued.length);
      },
    ),
    { numRuns: 1000 },
  );
});
