import { expect, test } from '@jest/globals';
import { linkedRecord as record } from '@moisson/testkit/linked-records';
import { holdersIn } from './cluster.ts';
import { joiningNeighbours, linkJoins, MAX_LINK_HOLDERS, mayJoin, type LinkHolder } from './neighbours.ts';
import type { StoredRecord } from './stored-record.ts';

const holder = (sourceId: string, live = true): LinkHolder => ({ id: `${sourceId}/1`, sourceId, live });
const neighboursAmong = (one: StoredRecord, ...others: readonly StoredRecord[]) =>
  joiningNeighbours(one, holdersIn([one, ...others]));

test('a link joins its holders where it tells datasets apart', () => {
  const page = '@ville-a page:p';
  expect(linkJoins(page, [holder('a'), holder('b')])).toBe(true);
  expect(linkJoins(page, [holder('a')])).toBe(false);
  expect(linkJoins(page, [holder('a'), holder('a'), holder('b')])).toBe(false);
  expect(linkJoins(page, [holder('a'), holder('a', false), holder('b')])).toBe(true);
  const many = Array.from({ length: MAX_LINK_HOLDERS + 1 }, (_, at) => holder(`s${at}`));
  expect([linkJoins(page, many.slice(1)), linkJoins(page, many)]).toEqual([true, false]);
});

test('a claim joins nothing, nor does a link of a source that speaks for nobody', () => {
  for (const link of ['claim:page:p', '@ page:p']) expect(linkJoins(link, [holder('a'), holder('b')])).toBe(false);
});

test('a neighbour has the rank of the strongest link that is shared with it', () => {
  const [mine, other] = [record('a/1', ['page:p', 'file:f']), record('b/1', ['page:p', 'file:f'])];
  expect([...neighboursAmong(mine, other).all.values()].map(({ id, rank }) => [id, rank])).toEqual([['b/1', 1]]);
});

test('a record that is linked as strongly to two of one source has no partner there', () => {
  const mine = record('c/1', ['file:f', 'file:g', 'page:p']);
  const others = [record('a/1', ['file:f']), record('a/2', ['file:g']), record('b/1', ['page:p'])];
  const { ambiguous, partners, all } = neighboursAmong(mine, ...others);
  expect([ambiguous, [...partners], all.size]).toEqual([true, ['b/1'], 3]);
});

test('the stronger of two links to one source tells which is the partner', () => {
  const mine = record('b/1', ['page:p', 'file:f']);
  const { ambiguous, partners } = neighboursAmong(mine, record('a/1', ['page:p']), record('a/2', ['file:f']));
  expect([ambiguous, [...partners]]).toEqual([false, ['a/1']]);
});

test('two may be of one dataset where each is the other’s only one of its source, or is removed', () => {
  const [a, b, c] = [record('a/1', ['file:f']), record('a/2', ['file:g']), record('b/1', ['file:f', 'file:g'])];
  const may = (one: StoredRecord, other: StoredRecord, all: readonly StoredRecord[]): boolean => {
    const holders = holdersIn(all);
    return mayJoin(one, joiningNeighbours(one, holders), other, joiningNeighbours(other, holders));
  };
  expect(may(a, c, [a, c])).toBe(true);
  expect(may(a, c, [a, b, c])).toBe(false);
  const gone = record('a/1', ['file:f'], { live: false });
  expect(may(gone, c, [gone, c])).toBe(true);
});
