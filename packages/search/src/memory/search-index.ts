import type { Dataset } from '@moisson/contracts';
import { type Bounded } from '@moisson/kernel';
import type { DatasetChange, DatasetQuery, Explanation, OrganizationCount } from '@moisson/domain';
import { fieldsIn, FIELDS } from '../dataset/fields.ts';
import { indexedDataset } from '../dataset/indexed-dataset.ts';
import { comparePlaces, decodeCursor, encodeCursor, type Place } from '../plan/cursor.ts';
import { planQuery } from '../plan/plan-query.ts';
import { ALL_WORDS, FEW, isWidened, widenedWords, type SearchPlan } from '../plan/search-plan.ts';
import { answered, type Answers, type Question } from '../plan/word-source.ts';
import { fold } from '../text/analyse.ts';
import { BestPlaces } from './best-places.ts';
import { absenceFacet, facetsByName, organizationCounts } from '../page/facets.ts';
import type { FoundIds } from '../page/found.ts';
import { Matching } from './matching.ts';
import { Postings, rowOf } from './postings.ts';
import { Rows } from './rows.ts';
import { Vocabulary } from './vocabulary.ts';
import { matchOf, WordPoints } from './word-points.ts';

/** The size that the index is designed for; it still works above, but slower. */
const MAX_DATASETS = 1_000_000;
const MIN_DEAD = 1000;

/** Counts a row, and returns whether it matches. */
type Visit = (row: number, points: number) => boolean;

/**
 * An in-memory index of the live datasets, about 1 KB for each. It is derived from the stored datasets, so all stores give the same results.
 * A dataset that is put again gets a new row, and its old row is dead. When there are as many dead rows as live ones, all rows are renumbered.
 */
export class SearchIndex {
  #rows = new Rows();
  #postings = new Postings();
  readonly #wordPoints = new WordPoints();
  readonly #vocabulary = new Vocabulary();
  readonly #organizationNames = new Map<string, string>();
  /** For each organization, the time of change of the dataset that its name comes from, in milliseconds since 1970. */
  readonly #namedAt = new Map<string, number>();
  readonly #minDead: number;

  /** `minDead`: number of dead rows below which rows are not renumbered. */
  constructor(minDead = MIN_DEAD) {
    this.#minDead = minDead;
  }

  /** What it holds. The datasets are bounded by the catalogue alone. */
  readonly bounds: readonly Bounded[] = [
    { name: 'search.datasets', limit: MAX_DATASETS, held: () => this.size },
    this.#vocabulary,
  ];

  /** Number of live datasets. */
  get size(): number {
    return this.#rows.live;
  }

  /** Number of rows in memory, dead ones included. */
  get rows(): number {
    return this.#rows.length;
  }

  /** Returns the revision of an indexed dataset. */
  revisionOf(id: string): number | undefined {
    const row = this.#rows.rowOf(id);
    return row === undefined ? undefined : this.#rows.revisionOf(row);
  }

  /** Replaces the dataset with this id; removes it if `dataset` is undefined. */
  put(id: string, revision: number, dataset: Dataset | undefined): void {
    this.#take(id);
    if (dataset === undefined) return;
    const indexed = indexedDataset(dataset);
    const row = this.#rows.add(id, revision, indexed, indexed.text.pairs);
    for (const [field, bit] of FIELDS)
      for (const token of indexed.text.tokens[field]) this.#postings.add(token, row, bit);
    for (const word of indexed.text.vocabulary) this.#vocabulary.add(word);
    if (dataset.organization !== undefined) this.#name(dataset.organization, indexed.changedAt);
  }

  /** Uses the name in the dataset that changed last: a source renames its organization in one record after the other. */
  #name({ id, name }: { readonly id: string; readonly name: string }, changedAt: number): void {
    const slug = id.toLowerCase();
    if ((this.#namedAt.get(slug) ?? -Infinity) > changedAt) return;
    this.#organizationNames.set(slug, name);
    this.#namedAt.set(slug, changedAt);
  }

  /** Returns the current name of an organization, or undefined if no dataset has one. */
  nameOf(organization: string): string | undefined {
    return this.#organizationNames.get(organization.toLowerCase());
  }

  /** Returns the most frequent words of titles and keywords that begin so; folded. */
  suggest(beginning: string, limit: number): readonly string[] {
    return this.#vocabulary.beginningWith(fold(beginning), limit);
  }

  clear(): void {
    this.#namedAt.clear();
    this.#postings = new Postings();
    this.#vocabulary.clear();
    this.#rows = new Rows();
  }

  /** Returns a page of results. Throws `request.invalid` for a cursor that is not ours, or of another query. */
  find(query: DatasetQuery): FoundIds {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, query);
    const plan = answered(planQuery(query, this.size), (question) => this.#answer(question));
    // One more place than requested shows whether there is a next page.
    const best = new BestPlaces(query.limit + 1, plan.sort);
    const matching = new Matching(this.#rows, this.#postings, query, plan.excluded);
    const exact = this.#match(plan, matching, best, after);
    const used = isWidened(plan, exact) ? widenedWords(plan) : plan;
    const shown = best.places.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      ids: shown.map(({ id }) => id),
      total: matching.total,
      facets: {
        ...facetsByName(matching.facets(), this.#organizationNames),
        absent: query.absentRecords === undefined ? [] : absenceFacet(...matching.absences),
      },
      ...(plan.hasNoWord ? { hasNoWord: true } : {}),
      ...(plan.corrected.length > 0 ? { corrected: plan.corrected } : {}),
      ...(exact < matching.total ? { exact } : {}),
      ...(query.explain === true ? { explanations: shown.map((place) => this.#explain(used, place)) } : {}),
      ...(best.places.length > query.limit && last !== undefined ? { next: encodeCursor(last, query) } : {}),
    };
  }

  organizations(): readonly OrganizationCount[] {
    const matching = new Matching(this.#rows, this.#postings, { limit: 0 }, []);
    for (let row = 0; row < this.#rows.length; row += 1) matching.accepts(row);
    return organizationCounts(matching.facets(), this.#organizationNames);
  }

  /** Returns at most `limit` datasets whose ids start with the prefix, sorted by id. */
  changes(prefix: string, limit: number): readonly DatasetChange[] {
    const ids = [...this.#rows.ids].filter((id) => id.startsWith(prefix)).sort();
    return ids.slice(0, limit).map((id) => ({
      id,
      changedAt: new Date(this.#rows.changedAtOf(this.#rows.rowOf(id)!)).toISOString(),
    }));
  }

  /** Offers the places of the matching rows, and counts them. Returns how many hold all words and phrases. */
  #match(plan: SearchPlan, matching: Matching, best: BestPlaces, after: Place | undefined): number {
    if (plan.hasNoWord) return 0;
    const { words, weak, pairs } = plan;
    const exactRows = new Set<number>();
    const holdsPairs = this.#rows.pairs.holding(pairs);
    const visit = this.#offering(plan, matching, best, after);
    if (words.length === 0)
      // Newest rows first, so that later rows rarely displace a kept place.
      for (let row = this.#rows.length - 1; row >= 0; row -= 1) visit(row, 0);
    else
      this.#wordPoints.visit(this.#postings, { words, weak, least: words.length }, this.#rows.length, (row, points) => {
        if (holdsPairs(row) && visit(row, points) && exactRows.size < FEW) exactRows.add(row);
      });
    const exact = matching.total;
    if (!isWidened(plan, exact)) return exact;
    matching.restart();
    best.clear();
    const widened = widenedWords(plan);
    this.#wordPoints.visit(this.#postings, { ...widened, least: 1 }, this.#rows.length, (row, points, count) => {
      const hasAll = count === widened.words.length ? ALL_WORDS : 0;
      visit(row, points + hasAll + (exactRows.has(row) ? ALL_WORDS : 0));
    });
    return exact;
  }

  /** Returns a function that counts a row, and offers its place if it comes after the cursor. */
  #offering({ sort }: SearchPlan, matching: Matching, best: BestPlaces, after: Place | undefined): Visit {
    const rows = this.#rows;
    const [byPoints, byTitle, compare] = [sort === 'relevance', sort === 'title', comparePlaces[sort]];
    return (row, given) => {
      if (!matching.accepts(row)) return false;
      const points = byPoints ? given + rows.boostOf(row) : 0;
      const changedAt = rows.changedAtOf(row);
      if (!best.mayWant(points, changedAt)) return true;
      const place = { points, changedAt, title: byTitle ? rows.titleKeyOf(row) : '', id: rows.idOf(row) };
      if (after === undefined || compare(after, place) < 0) best.offer(place);
      return true;
    };
  }

  #explain({ words, weak }: Pick<SearchPlan, 'words' | 'weak'>, { id }: Place): Explanation {
    const row = this.#rows.rowOf(id)!;
    const boost = this.#rows.boostOf(row);
    const matches = [...words, ...weak].flatMap((word) => {
      const match = matchOf(this.#postings, word, row);
      if (match === undefined) return [];
      const { points, bits, isRelated } = match;
      return [{ word: word.word, points, fields: fieldsIn(bits), isRelated }];
    });
    return { points: matches.reduce((sum, { points }) => sum + points, boost), boost, words: matches };
  }

  /** Answers what the planning of a query asks. */
  #answer(question: Question): Answers[keyof Answers] {
    switch (question.kind) {
      case 'counts':
        return question.tokens.map((token) => this.#countOf(token));
      case 'beginning-with':
        return this.#vocabulary.beginningWith(question.beginning, question.limit);
      case 'nearest':
        return question.words.map((word) => this.#vocabulary.nearest(word));
    }
  }

  /** Returns the number of rows with a token, dead ones included; 0 if no live one has it. The last rows are the newest: mostly live. */
  #countOf(token: string): number {
    const list = this.#postings.of(token);
    for (let n = list.length - 1; n >= 0; n -= 1) if (this.#rows.isLive(rowOf(list[n]!))) return list.length;
    return 0;
  }

  #take(id: string): void {
    this.#rows.remove(id);
    const dead = this.#rows.length - this.#rows.live;
    if (dead > Math.max(this.#minDead, this.#rows.live)) this.#renumber();
  }

  /** Renumbers rows, facets and lists, which drops those that no dataset uses any more. */
  #renumber(): void {
    const { rows, numberOf } = this.#rows.compacted();
    this.#rows = rows;
    this.#postings = this.#postings.renumbered(numberOf);
  }
}
