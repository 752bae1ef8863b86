import { expect, test } from '@jest/globals';
import { Dataset } from '@moisson/contracts';
import { makeCatalogue } from './catalogue.ts';
import { judgedQueries } from './judgement.ts';
import { gradesOf } from './measure.ts';
import { queries } from './queries.ts';

const { datasets, judgedTopics } = makeCatalogue();

test('the catalogue holds at least 2,000 datasets that keep the contract, the same each time', () => {
  expect(datasets.length).toBeGreaterThanOrEqual(2000);
  expect(new Set(datasets.map(({ id }) => id)).size).toBe(datasets.length);
  for (const dataset of datasets) Dataset.parse(dataset);
  expect(makeCatalogue().datasets).toEqual(datasets);
  expect(judgedTopics.size).toBe(datasets.length);
});

test('each of at least 140 queries is met once, has a reason, and something that was meant', () => {
  expect(queries.length).toBeGreaterThanOrEqual(140);
  expect(new Set(queries.map(({ text }) => text)).size).toBe(queries.length);
  expect(queries.filter(({ reason }) => reason.length < 18).map(({ text }) => text)).toEqual([]);
  const unanswerable = queries.filter((query) => ![...gradesOf(query, judgedTopics).values()].includes(3));
  expect(unanswerable.map(({ text }) => text)).toEqual([]);
});

test('an id, a file and an address each mean one dataset', () => {
  const precise = queries.filter(({ text }) => /^[0-9a-f]{8}-|^https:|\.(?:csv|kml)$/.test(text));
  expect(precise).toHaveLength(6);
  for (const query of precise) {
    const grades = [...gradesOf(query, judgedTopics).values()];
    expect([query.text, grades.filter((grade) => grade > 0)]).toEqual([query.text, [3]]);
  }
});

test('a dataset loses a grade for another place, publisher or span of years', () => {
  const grades = (row: string): readonly number[] => {
    const { judge } = judgedQueries(`q | ${row} | r`)[0]!;
    return [
      judge({ topic: 'arbres', place: 'laval', publisher: 'VDL', years: [2020, 2020] }),
      judge({ topic: 'arbres', place: 'montreal', publisher: 'VMTL' }),
      judge({ topic: 'canopee', place: 'laval', publisher: 'VDL', years: [2018, 2022] }),
      judge({ topic: 'parcs', place: 'montreal', publisher: 'VMTL', years: [2010, 2010] }),
      judge({ topic: 'zonage', place: 'laval', publisher: 'VDL' }),
    ];
  };
  expect(grades('arbres | canopee | parcs')).toEqual([3, 3, 2, 1, 0]);
  expect(grades('arbres @laval | canopee | parcs')).toEqual([3, 2, 2, 0, 0]);
  expect(grades('arbres in:2020 | canopee | parcs')).toEqual([3, 2, 1, 0, 0]);
  expect(grades('arbres by:VMTL | canopee | -')).toEqual([2, 3, 1, 0, 0]);
  expect(grades('* by:VDL | - | parcs')).toEqual([3, 0, 3, 1, 3]);
  expect(grades('arbres by:VDL only | canopee | parcs')).toEqual([3, 0, 0, 0, 0]);
});

test.each([
  'q | trees | - | - | r',
  'q | arbres @nowhere | - | - | r',
  'q | arbres by:NOBODY | - | - | r',
  'q | arbres | r',
])('a row that names nothing known is refused: %s', (row) => {
  expect(() => judgedQueries(row)).toThrow();
});
