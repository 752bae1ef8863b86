import type { Dataset } from '@moisson/contracts';
import { defined, type Bounded } from '@moisson/kernel';
import type { DatasetChange, DatasetQuery, OrganizationCount } from '@moisson/domain';
import { BestHits, inOrder } from './best-hits.ts';
import { decodeCursor, encodeCursor, type SearchCursor } from './cursor.ts';
import {
  absenceFacet,
  facetsByName,
  indexedFacets,
  organizationCounts,
  wantedFacets,
  type IndexedFacet,
} from './facets.ts';
import { FacetLists } from './facet-lists.ts';
import type { FoundIds, Matched } from './found.ts';
import { FIELDS, indexedText, recordToken } from '../text/indexed-text.ts';
import { Postings, rowOf } from './postings.ts';
import { resolveWords, type ResolvedWord } from './resolve-words.ts';
import { Vocabulary } from './vocabulary.ts';
import { WordScores, type PostedWord } from './word-scores.ts';
import { analyseText, fold } from '../text/analyse.ts';
import { parseQuery, type QueryWord } from '../text/query.ts';

/** The size that the index is designed for; it still works above, but slower. */
const MAX_DATASETS = 1_000_000;
const MIN_DEAD = 1000;
/** Where fewer datasets hold all words of a query, those that hold some of them follow: one page in all. */
const FEW = 10;

/** Instead of a list number: the row has no dataset any more. */
const DEAD = -1;

/**
 * An in-memory index of the live datasets, about 1.5 KB for each. It is derived from the stored datasets, so all stores
 * give the same results.
 *
 * All words of a query must be found, each in any field; where no dataset holds all of them, those that hold some are found, and the
 * answer says so. Scores are those of `WordScores`; equal scores come newest change first, then by id. Text without a word to search
 * for finds nothing.
 *
 * A dataset that is put again gets a new row, and its old row is dead. When there are as many dead rows as live ones,
 * all rows are renumbered.
 */
export class SearchIndex {
  /** Indexed by row, like the next four arrays. */
  #ids: string[] = [];
  #revisions: number[] = [];
  /** Milliseconds since 1970. */
  #changedAt: number[] = [];
  /** Numbers of facet lists, or `DEAD`. */
  #lists: number[] = [];
  /** The number of records of each dataset. */
  #recordCounts: number[] = [];
  readonly #rowById = new Map<string, number>();
  #postings = new Postings();
  readonly #wordScores = new WordScores();
  readonly #vocabulary = new Vocabulary();
  readonly #facetLists = new FacetLists();
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
    return this.#rowById.size;
  }

  /** Number of rows in memory, dead ones included. */
  get rows(): number {
    return this.#ids.length;
  }

  /** Returns the revision of an indexed dataset. */
  revisionOf(id: string): number | undefined {
    return this.#revisions[this.#rowById.get(id) ?? -1];
  }

  /** Replaces the dataset with this id; removes it if `dataset` is undefined. */
  put(id: string, revision: number, dataset: Dataset | undefined): void {
    this.#take(id);
    if (dataset === undefined) return;
    const { changedAt, records } = dataset;
    const row = this.#add(id, revision, Date.parse(changedAt), records.length, indexedFacets(dataset));
    const text = indexedText(dataset);
    for (const [field, bit] of FIELDS) for (const token of text[field]) this.#postings.add(token, row, bit);
    for (const word of analyseText([...Object.values(dataset.title), ...dataset.keyword].join(' ')).words)
      this.#vocabulary.add(word);
    const { organization } = dataset;
    if (organization !== undefined) this.#name(organization, Date.parse(changedAt));
  }

  /**
   * Uses the name in the dataset that changed last: a source renames its organization in one record after the other.
   */
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
    this.#clearRows();
  }

  /** Returns a page of results. Throws `request.invalid` for a cursor that is not ours. */
  find(query: DatasetQuery): FoundIds {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
    // One more hit than requested shows whether there is a next page.
    const best = new BestHits(query.limit + 1);
    const visit = (row: number, score: number): void => {
      if (score < best.least) return;
      const changedAt = this.#changedAt[row]!;
      const id = this.#ids[row]!;
      if (!best.wants(score, changedAt, id)) return;
      const hit: SearchCursor = { score, changedAt, id };
      if (after === undefined || inOrder(after, hit) < 0) best.offer(hit);
    };
    const { total, counted, absent, hasNoWord, corrected, exact } = this.#match(query, visit, () => best.clear());
    const shown = best.hits.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      ids: shown.map(({ id }) => id),
      total,
      facets: { ...facetsByName(counted, this.#organizationNames), absent: absenceFacet(query, total, absent) },
      ...(hasNoWord ? { hasNoWord } : {}),
      ...(corrected.length > 0 ? { corrected } : {}),
      ...defined({ exact }),
      ...(best.hits.length > query.limit && last !== undefined ? { next: encodeCursor(last) } : {}),
    };
  }

  organizations(): readonly OrganizationCount[] {
    return organizationCounts(
      this.#match(
        { limit: 0 },
        () => undefined,
        () => undefined,
      ).counted,
      this.#organizationNames,
    );
  }

  /** Returns at most `limit` datasets whose ids start with the prefix, sorted by id. */
  changes(prefix: string, limit: number): readonly DatasetChange[] {
    const ids = [...this.#rowById.keys()].filter((id) => id.startsWith(prefix)).sort();
    return ids.slice(0, limit).map((id) => ({
      id,
      changedAt: new Date(this.#changedAt[this.#rowById.get(id)!]!).toISOString(),
    }));
  }

  /** Visits the matching rows; returns their number: in total, by facet, and of absent datasets. */
  #match(query: DatasetQuery, visit: (row: number, score: number) => void, restart: () => void): Matched {
    const text = query.text?.trim() ?? '';
    const parsed = parseQuery(text, query.organizations);
    const hasNoWord = text !== '' && parsed.words.length === 0 && parsed.excluded.length === 0;
    const nothing = { total: 0, counted: [], absent: 0, hasNoWord, corrected: [] };
    const wanted = wantedFacets(query);
    const held = wanted.length === 0 ? undefined : this.#facetLists.holding(wanted);
    if (hasNoWord || (wanted.length > 0 && held === undefined)) return nothing;
    const absentRows = this.#absentRows(query.absentRecords ?? []);
    const excluded = this.#rowsOf(parsed.excluded);
    const accepts = (row: number): boolean => {
      const list = this.#lists[row]!;
      if (list === DEAD || excluded.has(row)) return false;
      if (held !== undefined && held[list] !== wanted.length) return false;
      return query.absent === undefined || absentRows.has(row) === query.absent;
    };
    // Count by list first: there are fewer lists than matching rows.
    const matching = new Uint32Array(this.#facetLists.length);
    let [total, absent] = [0, 0];
    const visitAccepted = (row: number, score: number): void => {
      if (!accepts(row)) return;
      total += 1;
      absent += Number(absentRows.has(row));
      matching[this.#lists[row]!]! += 1;
      visit(row, score);
    };
    const isTyping = query.text !== undefined && /\S$/.test(query.text);
    const isLive = (row: number): boolean => this.#lists[row] !== DEAD;
    const source = { postings: this.#postings, vocabulary: this.#vocabulary, isLive };
    const words = resolveWords(parsed.words, source, isTyping);
    const weak = resolveWords(parsed.weak, source).map(postedOf);
    this.#eachWithAll(words.map(postedOf), weak, visitAccepted);
    const exact = total;
    const isRelaxed = exact < FEW && words.length > 1;
    if (isRelaxed) {
      [total, absent] = [0, 0];
      matching.fill(0);
      restart();
      this.#wordScores.some(words.map(postedOf), weak, this.#lists.length, visitAccepted);
    }
    return {
      ...{ total, counted: this.#facetLists.counted(matching), absent, hasNoWord },
      corrected: words.flatMap(({ corrected }) => corrected ?? []),
      ...(isRelaxed && total > exact ? { exact } : {}),
    };
  }

  /** Returns the rows that contain any of these words. */
  #rowsOf(words: readonly QueryWord[]): ReadonlySet<number> {
    const rows = new Set<number>();
    for (const { tokens } of words)
      for (const token of tokens) {
        const postings = this.#postings.of(token);
        for (let n = 0; n < postings.length; n += 1) rows.add(rowOf(postings[n]!));
      }
    return rows;
  }

  /** Returns the rows of the datasets whose records are all in this list. */
  #absentRows(records: readonly string[]): ReadonlySet<number> {
    const absentOf = new Map<number, number>();
    for (const record of new Set(records))
      for (const posting of Array.from(this.#postings.of(recordToken(record)))) {
        const row = rowOf(posting);
        if (this.#lists[row] !== DEAD) absentOf.set(row, (absentOf.get(row) ?? 0) + 1);
      }
    return new Set([...absentOf].flatMap(([row, count]) => (count === this.#recordCounts[row] ? [row] : [])));
  }

  /** Visits the rows that contain all words, or every row if there are none. Newest rows first, so that later rows rarely displace a kept hit. */
  #eachWithAll(
    words: readonly PostedWord[],
    weak: readonly PostedWord[],
    visit: (row: number, score: number) => void,
  ): void {
    const rows = this.#lists.length;
    if (words.length > 0) this.#wordScores.all(words, weak, rows, visit);
    else for (let row = rows - 1; row >= 0; row -= 1) visit(row, 0);
  }

  #add(id: string, revision: number, changedAt: number, records: number, facets: readonly IndexedFacet[]): number {
    const row = this.#ids.push(id) - 1;
    this.#revisions.push(revision);
    this.#recordCounts.push(records);
    this.#changedAt.push(changedAt);
    this.#lists.push(this.#facetLists.numberOf(facets));
    this.#rowById.set(id, row);
    return row;
  }

  #take(id: string): void {
    const row = this.#rowById.get(id);
    if (row === undefined) return;
    this.#lists[row] = DEAD;
    this.#rowById.delete(id);
    const dead = this.#ids.length - this.#rowById.size;
    if (dead > Math.max(this.#minDead, this.#rowById.size)) this.#renumber();
  }

  /** Renumbers rows, facets and lists, which drops those that no dataset uses any more. */
  #renumber(): void {
    const [ids, revisions, changedAt, lists] = [this.#ids, this.#revisions, this.#changedAt, this.#lists];
    const recordCounts = this.#recordCounts;
    const facetLists = this.#facetLists.all();
    this.#clearRows();
    const numbers = new Map<number, number>();
    lists.forEach((list, row) => {
      if (list === DEAD) return;
      const facets = facetLists[list]!;
      numbers.set(row, this.#add(ids[row]!, revisions[row]!, changedAt[row]!, recordCounts[row]!, facets));
    });
    this.#postings = this.#postings.renumbered((row) => numbers.get(row));
  }

  #clearRows(): void {
    [this.#ids, this.#revisions, this.#changedAt, this.#lists, this.#recordCounts] = [[], [], [], [], []];
    this.#rowById.clear();
    this.#facetLists.clear();
  }
}

const postedOf = ({ own, related, inAddresses }: ResolvedWord): PostedWord => ({ own, related, inAddresses });
