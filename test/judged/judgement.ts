import { defined } from '@moisson/kernel';
import type { JudgedTopic } from './catalogue.ts';
import { publishers } from './publishers.ts';
import { topics } from './topics/index.ts';

/** 3: what was meant, topic and place. 2: the topic elsewhere, or nearly the topic. 1: related. 0: not. */
export type Grade = 0 | 1 | 2 | 3;

/** A query as people type it, and what they meant by it. */
export interface JudgedQuery {
  readonly text: string;
  readonly judge: (about: JudgedTopic) => Grade;
  /** Why it is judged so. */
  readonly reason: string;
}

/** What a person meant. */
interface Meaning {
  /** Topics, or `*` for any. */
  readonly meant: readonly string[];
  readonly near: readonly string[];
  readonly related: readonly string[];
  /** Any of these places. */
  readonly places?: readonly string[];
  readonly publisher?: string;
  readonly year?: number;
  /** Nothing but what was meant will do: an id, the name of a file. */
  readonly only: boolean;
}

/**
 * Judged queries written as a table, a row each: `query | meant | near | related | reason`. The second column is a list of topics, `*` for
 * any, and what they are limited to: `@laval` a place (`@province,quebec`: either), `by:STM` a publisher, `in:2021` a year, `only` that nothing else will do. The third and
 * fourth are lists of topics, `-` for none. Throws on a row that names a topic, place or publisher that does not exist.
 */
export const judgedQueries = (table: string): readonly JudgedQuery[] => table.trim().split('\n').map(judgedQuery);

const judgedQuery = (row: string): JudgedQuery => {
  const columns = row.split(' | ');
  const [text, meant, near, related, reason] = columns;
  if (columns.length !== 5) throw new Error(`not five columns: ${row}`);
  const meaning = meaningOf(meant!.split(' '), topicsIn(near!), topicsIn(related!));
  return { text: text!, judge: (about) => gradeOf(meaning, about), reason: reason! };
};

const meaningOf = (meant: readonly string[], near: readonly string[], related: readonly string[]): Meaning => {
  const after = (sign: string): string | undefined => meant.find((one) => one.startsWith(sign))?.slice(sign.length);
  const [places, publisher, year] = [after('@')?.split(','), after('by:'), after('in:')];
  for (const place of places ?? [])
    if (!publishers.some((one) => one.place === place)) throw new Error(`no such place: ${place}`);
  if (publisher !== undefined && !publishers.some(({ acronym }) => acronym === publisher))
    throw new Error(`no such publisher: ${publisher}`);
  return {
    meant: topicsIn(meant.filter((one) => !/^@|:|^only$/.test(one)).join(' ')),
    near,
    related,
    only: meant.includes('only'),
    ...defined({ places, publisher, year: year === undefined ? undefined : Number(year) }),
  };
};

const known = new Set(['*', ...topics.map(({ id }) => id)]);

const topicsIn = (column: string): readonly string[] => {
  const all = column === '-' ? [] : column.split(' ');
  const unknown = all.filter((one) => !known.has(one));
  if (unknown.length > 0) throw new Error(`no such topic: ${unknown.join(' ')}`);
  return all;
};

const gradeOf = (meaning: Meaning, about: JudgedTopic): Grade => {
  const { meant, near, related, only } = meaning;
  const missed = missedBy(meaning, about);
  if (only) return meant.includes(about.topic) && missed === 0 ? 3 : 0;
  // Who names an organization or a place alone has no use for others.
  if (meant.includes('*') && missed === 0) return 3;
  const topic = meant.includes(about.topic)
    ? 3
    : near.includes(about.topic)
      ? 2
      : related.includes(about.topic)
        ? 1
        : 0;
  return Math.max(0, topic - (meant.includes('*') ? 0 : missed)) as Grade;
};

/** How many grades a dataset loses that is about another place, or of another publisher. */
const ELSEWHERE = 1;
const OF_ANOTHER = 1;

/** How many grades a dataset loses for its place, its publisher, its years. */
const missedBy = ({ places, publisher, year }: Meaning, about: JudgedTopic): number =>
  (places?.includes(about.place) === false ? ELSEWHERE : 0) +
  (publisher !== undefined && about.publisher !== publisher ? OF_ANOTHER : 0) +
  yearsMissed(year, about.years);

/** That year's data alone are what was meant; a series that may hold the year comes next, another year last. */
const yearsMissed = (year: number | undefined, years: JudgedTopic['years']): number => {
  if (year === undefined) return 0;
  if (years === undefined) return 1;
  const [first, last] = years;
  return first === year && last === year ? 0 : first <= year && year <= last ? 1 : 2;
};
