import { recordId, type Dataset } from '@moisson/contracts';
import type { Bounded } from '@moisson/kernel';
import type { DatasetChange, DatasetQuery, OrganizationCount } from '@moisson/domain';
import { indexedDataset } from '../dataset/indexed-dataset.ts';
import { distinctKeywords } from '../dataset/indexed-text.ts';
import type { IndexedFacet } from '../dataset/indexed-facets.ts';
import { fold } from '../text/analyse.ts';
import { inGroup, newFacetGroups, type FacetGroup, type FacetGroups } from './facet-groups.ts';
import { Keywords } from './keywords.ts';
import { OrganizationNames } from './organization-names.ts';
import { Absences } from './query/absences.ts';
import { organizationCounts } from '../page/facets.ts';
import { countedOfAll, find } from './query/find.ts';
import type { FoundIds } from '../page/found.ts';
import { listedById } from './query/listed.ts';
import type { FrozenSegment } from './segment/frozen-segment.ts';
import { Segments, type Located } from './segments.ts';
import type { MergeSizes } from './upkeep/due-merge.ts';
import { Vocabulary } from './vocabulary.ts';
import { toEnd, type Work } from './work.ts';

/** What an image holds of an index. */
export interface SavedIndex {
  /** Oldest first. `dead`: its dead rows. */
  readonly segments: readonly { readonly segment: FrozenSegment; readonly dead: Uint8Array }[];
  /** By group, its lists in the order of their numbers. */
  readonly facets: Readonly<Record<FacetGroup, readonly (readonly IndexedFacet[])[]>>;
  readonly words: ReturnType<Vocabulary['saved']>;
  readonly keywords: readonly string[];
  readonly names: ReturnType<OrganizationNames['saved']>;
}

/** The size that the index is designed for; it still works above, but slower. */
const MAX_DATASETS = 1_000_000;
/** The most that a dataset takes, on average. */
const DATASET_BYTES = 1024;
const SIZES: MergeSizes = { growing: 8192, together: 8 };

/**
 * An in-memory index of the live datasets, some 600 bytes for each (`bytes`). It is derived from the stored datasets, so all stores give the
 * same results. Long work is done in parts (`Work`): put datasets between two of them as you like, searches that are under way do not see it.
 */
export class SearchIndex {
  readonly #sizes: MergeSizes;
  #segments: Segments;
  #facets: FacetGroups = newFacetGroups();
  #absences = new Absences([]);
  readonly #vocabulary = new Vocabulary();
  readonly #keywords = new Keywords();
  readonly names = new OrganizationNames();

  constructor(sizes: MergeSizes = SIZES) {
    this.#sizes = sizes;
    this.#segments = new Segments(sizes);
  }

  /** What it holds. The datasets are bounded by the catalogue alone. */
  readonly bounds: readonly Bounded[] = [
    { name: 'search.datasets', limit: MAX_DATASETS, held: () => this.size },
    { name: 'search.bytes', limit: MAX_DATASETS * DATASET_BYTES, held: () => this.bytes },
    this.#vocabulary,
    this.#keywords,
  ];

  /** Number of live datasets. */
  get size(): number {
    return this.#segments.live;
  }

  /** Number of rows in memory, dead ones included. */
  get rows(): number {
    return this.#segments.all.reduce((sum, { length }) => sum + length, 0);
  }

  /** Bytes in memory, about. */
  get bytes(): number {
    return this.#segments.all.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Returns the revision of an indexed dataset. */
  revisionOf(id: string): number | undefined {
    const found = this.#segments.locate(id);
    return found === undefined ? undefined : found.segment.rows.revisions[found.row];
  }

  /** Replaces the dataset with this id; removes it if `dataset` is undefined. */
  put(id: string, revision: number, dataset: Dataset | undefined): void {
    const known = this.#segments.locate(id);
    if (known !== undefined) this.#remove(known);
    if (dataset !== undefined) this.#add(id, revision, dataset);
  }

  #add(id: string, revision: number, dataset: Dataset): void {
    const indexed = indexedDataset(dataset);
    const owners = this.#facets.owners.numberOf(inGroup(indexed.facets, 'owners'));
    const kinds = this.#facets.kinds.numberOf(inGroup(indexed.facets, 'kinds'));
    const { segment, row } = this.#segments.add(id, revision, indexed, owners, kinds);
    this.#count({ segment, row }, 1);
    for (const word of indexed.text.vocabulary) this.#vocabulary.add(word);
    for (const keyword of distinctKeywords(dataset)) this.#keywords.add(keyword);
    this.names.note(dataset, indexed.changedAt);
    const records = dataset.records.map(({ sourceId, recordKey }) => recordId(sourceId, recordKey));
    this.#absences.added(segment, row, records);
  }

  #remove(known: Located): void {
    this.#segments.remove(known);
    this.#count(known, -1);
  }

  #count({ segment: { rows }, row }: Located, datasets: number): void {
    this.#facets.owners.count(rows.owners[row]!, datasets);
    this.#facets.kinds.count(rows.kinds[row]!, datasets);
  }

  /** Returns the current name of an organization, or undefined if no dataset has one. */
  nameOf(organization: string): string | undefined {
    return this.names.of(organization);
  }

  /** Returns the most frequent words of titles and keywords that begin so; folded. */
  suggest(beginning: string, limit: number): readonly string[] {
    return this.#vocabulary.beginningWith(fold(beginning), limit);
  }

  clear(): void {
    this.names.forgetTimes();
    this.#vocabulary.clear();
    this.#keywords.clear();
    this.#segments = new Segments(this.#sizes);
    this.#facets = newFacetGroups();
  }

  /** Returns a page of results. Throws `request.invalid` for a cursor that is not ours, or of another query. */
  find(query: DatasetQuery): FoundIds {
    return toEnd(this.finding(query));
  }

  /** The same, in parts. */
  *finding(query: DatasetQuery): Work<FoundIds> {
    const absences = query.absentRecords === undefined ? undefined : this.#absencesOf(query.absentRecords);
    const absentRows = absences && (yield* absences.rowsOf(() => this.#segments.all));
    return yield* this.#segments.viewing((view) =>
      find(query, {
        ...{ view, size: this.size, facets: this.#facets, vocabulary: this.#vocabulary, names: this.names.all },
        ...{ keywords: this.#keywords, absentRows },
      }),
    );
  }

  #absencesOf(records: readonly string[]): Absences {
    if (this.#absences.list !== records) this.#absences = new Absences(records);
    return this.#absences;
  }

  organizations(): readonly OrganizationCount[] {
    return organizationCounts(countedOfAll(this.#facets), this.names.all);
  }

  /** Returns at most `limit` datasets whose ids start with the prefix, and are above `after`, sorted by id. */
  changes(prefix: string, limit: number, after = ''): readonly DatasetChange[] {
    return listedById(this.#segments.all, { prefix, after, limit });
  }

  /** Whether `upkeep` has something to do. */
  get isUpkeepDue(): boolean {
    return this.#segments.isUpkeepDue;
  }

  /** Whether datasets are put faster than upkeep is done. */
  get isUpkeepLate(): boolean {
    return this.#segments.isUpkeepLate;
  }

  /** Freezes and merges what is due. Only one upkeep may be under way. */
  *upkeep(): Work<void> {
    yield* this.#segments.upkeep();
    if (Object.values(this.#facets).some((lists) => lists.isWasteful)) this.compactFacets();
  }

  /** Forgets the facet lists that no dataset has any more. Not beside another upkeep. */
  compactFacets(): void {
    const [owners, kinds] = [this.#facets.owners.compacted(), this.#facets.kinds.compacted()];
    this.#facets = { owners: owners.lists, kinds: kinds.lists };
    this.#segments.renumberFacets({ owners: owners.numbers, kinds: kinds.numbers });
  }

  /** Freezes everything that was put before. Not beside another upkeep. */
  freezeAll(): Work<void> {
    return this.#segments.freezeAll();
  }

  /** Returns what an image holds, of all that is frozen. It does not change any more. */
  saved(): SavedIndex {
    const lists = ({ owners, kinds }: FacetGroups): SavedIndex['facets'] => ({
      owners: owners.all(),
      kinds: kinds.all(),
    });
    return {
      segments: this.#segments.frozen.map((segment) => ({ segment, dead: segment.dead.slice() })),
      facets: lists(this.#facets),
      words: this.#vocabulary.saved(),
      keywords: this.#keywords.all(),
      names: this.names.saved(),
    };
  }

  /** Replaces all by what an image holds. */
  restore({ segments, facets, words, keywords, names }: SavedIndex): void {
    this.clear();
    for (const group of ['owners', 'kinds'] as const)
      for (const list of facets[group]) this.#facets[group].numberOf(list);
    this.#segments = new Segments(
      this.#sizes,
      segments.map(({ segment }) => segment),
    );
    for (const { segment } of segments)
      for (let row = 0; row < segment.length; row += 1) if (segment.dead[row] === 0) this.#count({ segment, row }, 1);
    this.#vocabulary.restore(words);
    this.#keywords.restore(keywords);
    this.names.restore(names);
  }
}
