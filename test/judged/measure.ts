import { readSourcesFile } from '@moisson/cli';
import type { Dataset } from '@moisson/contracts';
import type { Search } from '@moisson/domain';
import { anyLanguage } from '@moisson/kernel';
import type { JudgedCatalogue, JudgedTopic } from './catalogue.ts';
import type { JudgedQuery } from './judgement.ts';
import { queries } from './queries.ts';

const TOP = 10;

/**
 * The normalised discounted cumulated gain of the first ten results, from 0 to 1: K. Järvelin and J. Kekäläinen, "Cumulated gain-based
 * evaluation of IR techniques", ACM TOIS 20(4), 2002, with the gain 2^grade - 1 and the discount log2(rank + 1) of C. Burges et al.,
 * "Learning to rank using gradient descent", ICML 2005. Normalised by the best ten of all that was graded. 0 where nothing is worth finding.
 */
export const ndcgAt10 = (ranking: readonly string[], grades: ReadonlyMap<string, number>): number => {
  const ideal = dcg([...grades.values()].sort((a, b) => b - a));
  // One that is returned twice is worth nothing the second time.
  const seen = new Set<string>();
  const found = ranking.map((id) => {
    const grade = seen.has(id) ? 0 : (grades.get(id) ?? 0);
    seen.add(id);
    return grade;
  });
  return ideal === 0 ? 0 : dcg(found) / ideal;
};

const dcg = (grades: readonly number[]): number =>
  grades.slice(0, TOP).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);

/** The grades of all datasets for this query. */
export const gradesOf = (
  { judge }: JudgedQuery,
  judgedTopics: ReadonlyMap<string, JudgedTopic>,
): ReadonlyMap<string, number> => new Map([...judgedTopics].map(([id, about]) => [id, judge(about)]));

/** What a search found for a judged query. */
export interface Measured {
  readonly query: JudgedQuery;
  readonly ndcg: number;
  readonly items: readonly Dataset[];
  readonly grades: ReadonlyMap<string, number>;
}

export interface Measure {
  readonly mean: number;
  readonly all: readonly Measured[];
  /** The queries that found nothing. */
  readonly empty: readonly string[];
}

/** Searches for every judged query, the first ten results, as the portal does: with the organizations of `deploy/`, whose aliases count. */
export const measure = async (search: Search, { judgedTopics }: JudgedCatalogue): Promise<Measure> => {
  const { organizations } = readSourcesFile('deploy/sources/quebec.yaml');
  const all: Measured[] = [];
  for (const query of queries) {
    const { items } = await search.search({ text: query.text, organizations, limit: TOP });
    const grades = gradesOf(query, judgedTopics);
    const ranking = items.map(({ id }) => id);
    all.push({ query, ndcg: ndcgAt10(ranking, grades), items, grades });
  }
  return {
    mean: meanOf(all),
    all,
    empty: all.filter(({ items }) => items.length === 0).map(({ query }) => query.text),
  };
};

export const meanOf = (all: readonly Measured[]): number => all.reduce((sum, { ndcg }) => sum + ndcg, 0) / all.length;

/** The worst of the queries that found anything, with the grades and titles of what they found, one line each. */
export const worst = ({ all }: Measure, count = TOP): string =>
  all
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => a.ndcg - b.ndcg)
    .slice(0, count)
    .map(({ query, ndcg, items, grades }) => {
      const titles = items.map(({ id, title }) => `${grades.get(id) ?? 0} ${anyLanguage(title)}`);
      return `${ndcg.toFixed(2)} ${query.text}: ${titles.join(' · ')}`;
    })
    .join('\n');
