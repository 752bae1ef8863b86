import type { IndexedDataset } from '../dataset/indexed-dataset.ts';
import { boxesMeet, spansMeet, type Box, type Coverage, type Span } from '../dataset/coverage.ts';
import type { IndexedFacet } from '../dataset/indexed-facets.ts';
import { Column } from './column.ts';
import { FacetLists } from './facet-lists.ts';
import { PairSets } from './pair-sets.ts';

/** Instead of a list number: the row has no dataset any more. */
const DEAD = 0xffffffff;
/** Numbers of a box. */
const BOX_SIZE = 4;

/** What a row holds beside its words. */
type RowContent = Omit<IndexedDataset, 'text'>;

/** The datasets of an index, a row each, except for their words. A dataset that changes gets a new row, and its old row is dead. */
export class Rows {
  readonly #ids: string[] = [];
  readonly #titleKeys: string[] = [];
  readonly #revisions = new Column((length) => new Float64Array(length));
  readonly #changedAt = new Column((length) => new Float64Array(length));
  readonly #lists = new Column((length) => new Uint32Array(length));
  readonly #records = new Column((length) => new Uint16Array(length));
  readonly #boosts = new Column((length) => new Uint8Array(length));
  /** Two a row; NaN without a span. */
  readonly #spans = new Column((length) => new Float32Array(length));
  /** Four a row; NaN without a box. */
  readonly #boxes = new Column((length) => new Float32Array(length));
  readonly #rowById = new Map<string, number>();
  readonly pairs = new PairSets();
  readonly facetLists = new FacetLists();

  /** Number of datasets. */
  get live(): number {
    return this.#rowById.size;
  }

  /** Number of rows, dead ones included. */
  get length(): number {
    return this.#ids.length;
  }

  get ids(): Iterable<string> {
    return this.#rowById.keys();
  }

  rowOf(id: string): number | undefined {
    return this.#rowById.get(id);
  }

  idOf(row: number): string {
    return this.#ids[row]!;
  }

  titleKeyOf(row: number): string {
    return this.#titleKeys[row]!;
  }

  revisionOf(row: number): number {
    return this.#revisions.at(row);
  }

  changedAtOf(row: number): number {
    return this.#changedAt.at(row);
  }

  listOf(row: number): number {
    return this.#lists.at(row);
  }

  recordsOf(row: number): number {
    return this.#records.at(row);
  }

  boostOf(row: number): number {
    return this.#boosts.at(row);
  }

  isLive(row: number): boolean {
    return this.#lists.at(row) !== DEAD;
  }

  /** Adds a row, and returns its number. `pairs`: hashes of `PairSets`, or the pairs themselves. */
  add(id: string, revision: number, content: RowContent, pairs: readonly string[] | Uint16Array): number {
    const row = this.#ids.push(id) - 1;
    this.#titleKeys.push(content.titleKey);
    this.#revisions.push(revision);
    this.#changedAt.push(content.changedAt);
    this.#lists.push(this.facetLists.numberOf(content.facets));
    this.#records.push(content.records);
    this.#boosts.push(content.boost);
    const { span, box } = content.coverage;
    this.#spans.push(span?.first ?? NaN, span?.last ?? NaN);
    this.#boxes.push(...(box ?? [NaN, NaN, NaN, NaN]));
    if (pairs instanceof Uint16Array) this.pairs.pushHashes(pairs);
    else this.pairs.push(pairs);
    this.#rowById.set(id, row);
    return row;
  }

  /** Marks the row of a dataset as dead, if there is one. */
  remove(id: string): void {
    const row = this.#rowById.get(id);
    if (row === undefined) return;
    this.#lists.set(row, DEAD);
    this.#rowById.delete(id);
  }

  /** Returns a check of rows: whether a row's dataset is about some time in this span. */
  inSpan(span: Span): (row: number) => boolean {
    return (row) => spansMeet(span, { first: this.#spans.at(2 * row), last: this.#spans.at(2 * row + 1) });
  }

  /** Returns a check of rows: whether a row's dataset is about a part of this box. */
  inBox(box: Box): (row: number) => boolean {
    return (row) => boxesMeet(box, this.#boxOf(row));
  }

  /** Returns the rows of the live datasets alone, in the same order, and the new number of a row. */
  compacted(): { readonly rows: Rows; readonly numberOf: (row: number) => number | undefined } {
    const rows = new Rows();
    const facets = this.facetLists.all();
    const numbers = new Map<number, number>();
    for (let row = 0; row < this.length; row += 1)
      if (this.isLive(row))
        numbers.set(
          row,
          rows.add(this.idOf(row), this.revisionOf(row), this.#contentOf(row, facets), this.pairs.of(row)),
        );
    return { rows, numberOf: (row) => numbers.get(row) };
  }

  #contentOf(row: number, facets: readonly (readonly IndexedFacet[])[]): RowContent {
    return {
      facets: facets[this.listOf(row)]!,
      changedAt: this.changedAtOf(row),
      records: this.recordsOf(row),
      boost: this.boostOf(row),
      titleKey: this.titleKeyOf(row),
      coverage: this.#coverageOf(row),
    };
  }

  #coverageOf(row: number): Coverage {
    const [first, last] = [this.#spans.at(2 * row), this.#spans.at(2 * row + 1)];
    const box = this.#boxOf(row);
    return {
      ...(Number.isNaN(first) ? {} : { span: { first, last } }),
      ...(Number.isNaN(box[0]) ? {} : { box }),
    };
  }

  #boxOf(row: number): Box {
    const at = BOX_SIZE * row;
    return [this.#boxes.at(at), this.#boxes.at(at + 1), this.#boxes.at(at + 2), this.#boxes.at(at + 3)];
  }
}
