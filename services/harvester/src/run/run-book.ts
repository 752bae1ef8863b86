import { type RecordKey, type RunCounts } from '@moisson/contracts';
import { problem, type Problem, type ProblemCode } from '@moisson/kernel';
import { imbalance, noCounts, type Identities, type Position } from '@moisson/domain';

const MAX_PROBLEMS = 100;
/** Of one code: the eleventh duplicate says no more than the tenth, and must not crowd out the one that matters. */
const MAX_OF_ONE_CODE = 10;

/** What is remembered of a new record, to recognise a missing one in it. */
export interface CreatedRecord {
  readonly recordKey: RecordKey;
  readonly identities: Identities;
}

/** All that a run counts, meets and publishes on its way, in one place. */
export class RunBook {
  readonly #counts: { -readonly [Kind in keyof RunCounts]: RunCounts[Kind] } = { ...noCounts };
  readonly #problems: Problem[] = [];
  #problemsTotal = 0;
  readonly #withheld = new Map<string, number>();
  readonly #positions = new Map<string, Position>();
  #published = 0;
  #created: CreatedRecord[] = [];
  /** Live records of the snapshot that were met. */
  matched = 0;
  /** Items whose key could not be known. */
  keyless = 0;

  get counts(): RunCounts {
    return { ...this.#counts };
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  get problemsTotal(): number {
    return this.#problemsTotal;
  }

  get positions(): readonly Position[] {
    return [...this.#positions.values()];
  }

  get published(): number {
    return this.#published;
  }

  /** New records of this run. */
  get created(): readonly CreatedRecord[] {
    return this.#created;
  }

  /** Items that the source serves and the catalogue does not publish. */
  get withheld(): number {
    return [...this.#withheld.values()].reduce((sum, count) => sum + count, 0);
  }

  count(kind: keyof RunCounts, by = 1): void {
    this.#counts[kind] += by;
  }

  /** A record that was seen and went this way. */
  saw(way: 'created' | 'updated' | 'unchanged' | 'rejected' | 'duplicate', by = 1): void {
    this.#counts.seen += by;
    this.#counts[way] += by;
  }

  /** Remembers a new record. */
  foundNew(created: CreatedRecord): void {
    this.#created.push(created);
  }

  /** These are no new records in which a missing one could be found: their datasets were followed there already. */
  followed(keys: ReadonlySet<RecordKey>): void {
    if (keys.size > 0) this.#created = this.#created.filter(({ recordKey }) => !keys.has(recordKey));
  }

  note(...problems: readonly Problem[]): void {
    this.#problemsTotal += problems.length;
    for (const problem of problems) {
      const alike = this.#problems.filter(({ code }) => code === problem.code).length;
      if (this.#problems.length < MAX_PROBLEMS && alike < MAX_OF_ONE_CODE) this.#problems.push(problem);
    }
  }

  reject(
    code: Extract<ProblemCode, `record.${string}`>,
    params: Record<string, string | number>,
    key?: RecordKey,
  ): void {
    this.saw('rejected');
    this.note(problem(code, params, key));
  }

  /** Counts a record that describes a dataset which another one of this run described. */
  duplicate(key: RecordKey): void {
    this.saw('duplicate');
    this.note(problem('record.duplicate', { key }, key));
  }

  /** A record that the source serves and the catalogue does not publish: in no count, for it is not there as far as readers know. */
  withhold(reason: string): void {
    this.#withheld.set(reason, (this.#withheld.get(reason) ?? 0) + 1);
  }

  /** One problem for each reason. */
  withheldProblems(): Problem[] {
    return [...this.#withheld].map(([reason, count]) => problem('record.withheld', { count, reason }));
  }

  publishedTo(positions: readonly Position[], events: number): void {
    this.#published += events;
    for (const position of positions) this.#positions.set(`${position.topic}/${position.partition}`, position);
  }

  /** Notes books that do not balance; returns whether they do. */
  balance(): boolean {
    const fault = imbalance(this.#counts);
    if (fault !== undefined) this.note(problem('run.books-unbalanced', { detail: fault }));
    return fault === undefined;
  }
}
