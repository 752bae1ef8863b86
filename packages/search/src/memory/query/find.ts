import type { DatasetQuery, Explanation } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { fieldsIn } from '../../dataset/fields.ts';
import { comparePlaces, decodeCursor, encodeCursor, type Place } from '../../plan/cursor.ts';
import { planQuery } from '../../plan/plan-query.ts';
import { ALL_WORDS, FEW, isWidened, widenedWords, type SearchPlan } from '../../plan/search-plan.ts';
import type { FacetGroups } from '../facet-groups.ts';
import type { Keywords } from '../keywords.ts';
import { holding } from '../segment/pair-sets.ts';
import type { View, ViewedSegment } from '../segments.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Work } from '../work.ts';
import type { AbsentRows } from './absences.ts';
import { answeringQuestions } from './answer-questions.ts';
import { BestPlaces, type FoundPlace } from './best-places.ts';
import { conditionCheck } from './condition-check.ts';
import { keywordCounts, type ResultRows } from './keyword-counts.ts';
import { absenceFacet, facetsByName, type CountedFacet } from '../../page/facets.ts';
import type { FoundIds } from '../../page/found.ts';
import { Matching } from './matching.ts';
import { newestPlaces } from './newest.ts';
import { matchOf } from './posted-words.ts';
import { scan } from './scan.ts';

/** What a search reads. */
export interface Searched {
  readonly view: View;
  /** Live datasets. */
  readonly size: number;
  readonly facets: FacetGroups;
  readonly vocabulary: Vocabulary;
  readonly keywords: Keywords;
  /** Names of organizations, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly absentRows: AbsentRows | undefined;
}

interface Answer {
  readonly places: readonly FoundPlace[];
  readonly total: number;
  readonly counted: readonly CountedFacet[];
  readonly absences: readonly [absent: number, present: number];
  /** How many hold all words and phrases. */
  readonly exact: number;
  /** Its rows, if keywords are wanted. */
  readonly rows?: ResultRows;
}

/** Returns a page of results. Throws `request.invalid` for a cursor that is not ours, or of another query. */
export function* find(query: DatasetQuery, searched: Searched): Work<FoundIds> {
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, query);
  const plan = yield* answeringQuestions(planQuery(query, searched.size), searched);
  const isEmpty = plan.sort === 'changed' && choosesAll(query, plan);
  const answer = isEmpty ? answerToAll(query, searched, after) : yield* matches(query, plan, searched, after);
  const { places, total, exact } = answer;
  const used = isWidened(plan, exact) ? widenedWords(plan) : plan;
  const shown = places.slice(0, query.limit);
  const last = shown.at(-1);
  const { keywordValues } = query;
  const keywords =
    keywordValues === undefined
      ? undefined
      : yield* keywordCounts(searched.keywords, answer.rows ?? new Map<ViewedSegment, Uint8Array>(), keywordValues);
  return {
    ids: shown.map(({ id }) => id),
    revisions: shown.map(({ segment, row }) => segment.rows.revisions[row]!),
    total,
    facets: {
      ...facetsByName(answer.counted, searched.names, query.facetValues),
      absent: query.absentRecords === undefined ? [] : absenceFacet(...answer.absences),
    },
    ...defined({ keywords }),
    ...(plan.hasNoWord ? { hasNoWord: true } : {}),
    ...(plan.corrected.length > 0 ? { corrected: plan.corrected } : {}),
    ...(exact < total ? { exact } : {}),
    ...(query.explain === true ? { explanations: shown.map((place) => explain(used, place)) } : {}),
    ...(places.length > query.limit && last !== undefined ? { next: encodeCursor(last, query) } : {}),
  };
}

/** Whether every dataset matches. */
const choosesAll = (query: DatasetQuery, { hasNoWord, words, excluded }: SearchPlan): boolean =>
  !hasNoWord &&
  words.length === 0 &&
  excluded.length === 0 &&
  [query.absent, query.period, query.bbox, query.where, query.keywordValues].every((one) => one === undefined) &&
  [query.organization, query.theme, query.format, query.license, query.source].every((one) => (one ?? []).length === 0);

/** Answers from what is kept, without a look at every row. */
const answerToAll = (
  { limit }: DatasetQuery,
  { view, size, facets, absentRows }: Searched,
  after: Place | undefined,
): Answer => {
  const absent = [...(absentRows ?? [])].reduce((sum, [{ dead }, rows]) => {
    for (const row of rows) if (dead[row] === 0) sum += 1;
    return sum;
  }, 0);
  return {
    places: newestPlaces(
      view.segments.map(({ segment }) => segment),
      limit + 1,
      after,
    ),
    total: size,
    counted: countedOfAll(facets),
    absences: [absent, size - absent],
    exact: size,
  };
};

/** Returns how many live datasets have each facet. */
export const countedOfAll = (facets: FacetGroups): readonly CountedFacet[] =>
  Object.values(facets).flatMap((lists) => lists.counted(lists.live, () => true));

function* matches(
  query: DatasetQuery,
  plan: SearchPlan,
  { view, facets, absentRows }: Searched,
  after: Place | undefined,
): Work<Answer> {
  // One more place than requested shows whether there is a next page.
  const best = new BestPlaces(query.limit + 1, plan.sort);
  const holds = plan.where === undefined ? undefined : conditionCheck(plan.where, facets);
  const matching = new Matching({ groups: facets, view, query, absentRows, holds });
  const rows: ResultRows = new Map();
  const answer = (exact: number): Answer => ({
    ...{ rows },
    ...{ places: best.places, total: matching.total, counted: matching.facets(), absences: matching.absences, exact },
  });
  if (plan.hasNoWord) return answer(0);
  const { words, pairs } = plan;
  const exactRows = new Map<ViewedSegment, Set<number>>();
  let few = 0;
  for (const viewed of view.segments) {
    const visit = noting(rows, viewed, query, offering(plan.sort, viewed, matching, best, after));
    const holdsPairs = holding(viewed.pairs, pairs);
    const exactOnes = new Set<number>();
    exactRows.set(viewed, exactOnes);
    yield* scan(viewed, plan, words.length, (row, points) => {
      if ((pairs.length > 0 && !holdsPairs(row)) || !visit(row, points) || few >= FEW) return;
      exactOnes.add(row);
      few += 1;
    });
  }
  const exact = matching.total;
  if (!isWidened(plan, exact)) return answer(exact);
  matching.restart();
  best.clear();
  const widened = { ...plan, ...widenedWords(plan) };
  for (const viewed of view.segments) {
    const visit = noting(rows, viewed, query, offering(plan.sort, viewed, matching, best, after));
    const exactOnes = exactRows.get(viewed)!;
    yield* scan(viewed, widened, 1, (row, points, count) => {
      const hasAll = count === widened.words.length ? ALL_WORDS : 0;
      visit(row, points + hasAll + (exactOnes.has(row) ? ALL_WORDS : 0));
    });
  }
  return answer(exact);
}

type Visit = (row: number, points: number) => boolean;

/** Returns a visit that also notes the rows that match, if keywords are wanted. */
const noting = (rows: ResultRows, viewed: ViewedSegment, { keywordValues }: DatasetQuery, visit: Visit): Visit => {
  if (keywordValues === undefined) return visit;
  const noted = new Uint8Array(viewed.length);
  rows.set(viewed, noted);
  return (row, points) => {
    const matches = visit(row, points);
    if (matches) noted[row] = 1;
    return matches;
  };
};

/** Returns a function that counts a row, and offers its place if it comes after the cursor. It returns whether the row matches. */
const offering = (
  sort: SearchPlan['sort'],
  viewed: ViewedSegment,
  matching: Matching,
  best: BestPlaces,
  after: Place | undefined,
): Visit => {
  const { segment, rows } = viewed;
  const accepts = matching.of(viewed);
  const [byPoints, byTitle, byId] = [sort === 'relevance', sort === 'title', sort === 'id'];
  const compare = comparePlaces[sort];
  const mayBeShown = (row: number, points: number, changedAt: number): boolean =>
    byTitle
      ? best.mayWantTitle(segment, row) && (after === undefined || segment.compareTitle(row, after.title) >= 0)
      : byId || best.mayWant(points, changedAt);
  return (row, given) => {
    if (!accepts(row)) return false;
    const points = byPoints ? given + rows.boosts[row]! : 0;
    const changedAt = rows.changedAt[row]!;
    if (!mayBeShown(row, points, changedAt)) return true;
    const title = byTitle ? segment.titleKeyOf(row) : '';
    const place = { points, changedAt, title, id: segment.idOf(row), segment, row };
    if (after === undefined || compare(after, place) < 0) best.offer(place);
    return true;
  };
};

const explain = ({ words, weak }: Pick<SearchPlan, 'words' | 'weak'>, { segment, row }: FoundPlace): Explanation => {
  const boost = segment.rows.boosts[row]!;
  const matched = [...words, ...weak].flatMap((word) => {
    const match = matchOf(segment, word, row);
    if (match === undefined) return [];
    const { points, bits, isRelated } = match;
    return [{ word: word.word, points, fields: fieldsIn(bits), isRelated }];
  });
  return { points: matched.reduce((sum, { points }) => sum + points, boost), boost, words: matched };
};
