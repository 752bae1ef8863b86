import { type RecordKey, type RunCounts } from '@moisson/contracts';
import { problem, type Problem, type ProblemCode } from '@moisson/kernel';
import { imbalance, noCounts, type BookState, type Identities, type Position } from '@moisson/domain';

const MAX_PROBLEMS = 100;
/** Of problems of one code: further ones add nothing, and must not push out the one that matters. */
const MAX_OF_ONE_CODE = 10;
/** Maximum of keys of deleted records that a run remembers. */
const MAX_DELETED = 100_000;

/** Facts about a new record, kept to recognise a missing record in it. */
export interface CreatedRecord {
  readonly recordKey: RecordKey;
  readonly identities: Identities;
}

/** All that a run counts, sees and publishes, in one place. */
export class RunBook {
  readonly #counts: { -readonly [Kind in keyof RunCounts]: RunCounts[Kind] } = { ...noCounts };
  readonly #problems: Problem[] = [];
  #problemsTotal = 0;
  readonly #problemCounts = new Map<ProblemCode, number>();
  readonly #withheld = new Map<string, number>();
  readonly #positions = new Map<string, Position>();
  #published = 0;
  #created: CreatedRecord[] = [];
  readonly #deleted = new Set<RecordKey>();
  /** Live records of the snapshot that were seen. */
  matched = 0;
  /** Items whose key could not be determined. */
  keyless = 0;

  /** `state`: of the unfinished run that this one resumes. */
  constructor(state?: BookState) {
    if (state === undefined) return;
    Object.assign(this.#counts, state.counts);
    this.#problems.push(...state.problems);
    this.#problemsTotal = state.problemsTotal;
    for (const [reason, count] of state.withheld) this.#withheld.set(reason, count);
    this.publishedTo(state.positions, state.published);
    this.#created = state.created as CreatedRecord[];
    for (const key of state.deleted) this.#deleted.add(key as RecordKey);
    [this.matched, this.keyless] = [state.matched, state.keyless];
  }

  /** The state that a later run needs to resume this one. */
  get state(): BookState {
    return {
      counts: this.counts,
      problems: this.#problems,
      problemsTotal: this.#problemsTotal,
      withheld: [...this.#withheld],
      positions: this.positions,
      published: this.#published,
      created: this.#created,
      deleted: [...this.#deleted],
      matched: this.matched,
      keyless: this.keyless,
    };
  }

  get counts(): RunCounts {
    return { ...this.#counts };
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  get problemsTotal(): number {
    return this.#problemsTotal;
  }

  /** How many problems have each code, since this run began or was resumed. */
  get problemCounts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#problemCounts);
  }

  get positions(): readonly Position[] {
    return [...this.#positions.values()];
  }

  get published(): number {
    return this.#published;
  }

  get created(): readonly CreatedRecord[] {
    return this.#created;
  }

  /** Keys that the source itself reports as deleted. */
  get deleted(): ReadonlySet<RecordKey> {
    return this.#deleted;
  }

  /** Items that the source serves and the catalogue does not publish. */
  get withheld(): number {
    return [...this.#withheld.values()].reduce((sum, count) => sum + count, 0);
  }

  count(kind: keyof RunCounts, by = 1): void {
    this.#counts[kind] += by;
  }

  /** Counts a record that was seen, by what happened to it. */
  saw(way: 'created' | 'updated' | 'unchanged' | 'rejected' | 'duplicate', by = 1): void {
    this.#counts.seen += by;
    this.#counts[way] += by;
  }

  /** Remembers a new record. */
  foundNew(created: CreatedRecord): void {
    this.#created.push(created);
  }

  /** Removes these from the new records: their datasets were followed there, so no missing record is to be recognised in them. */
  followed(keys: ReadonlySet<RecordKey>): void {
    if (keys.size > 0) this.#created = this.#created.filter(({ recordKey }) => !keys.has(recordKey));
  }

  /** The source reports these records as deleted. Keys beyond the bound are dropped: their absence is judged like any other. */
  foundDeleted(keys: readonly RecordKey[]): void {
    for (const key of keys) if (this.#deleted.size < MAX_DELETED) this.#deleted.add(key);
  }

  note(...problems: readonly Problem[]): void {
    this.#problemsTotal += problems.length;
    for (const problem of problems) {
      this.#problemCounts.set(problem.code, (this.#problemCounts.get(problem.code) ?? 0) + 1);
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

  /** Counts a record that describes the same dataset as another record of this run. */
  duplicate(key: RecordKey): void {
    this.saw('duplicate');
    this.note(problem('record.duplicate', { key }, key));
  }

  /**
   * Counts a record that the source serves and the catalogue does not publish. It is not among the records seen: for readers it does not
   * exist.
   */
  withhold(reason: string): void {
    this.#withheld.set(reason, (this.#withheld.get(reason) ?? 0) + 1);
  }

  /** Returns one problem for each reason. */
  withheldProblems(): Problem[] {
    return [...this.#withheld].map(([reason, count]) => problem('record.withheld', { count, reason }));
  }

  publishedTo(positions: readonly Position[], events: number): void {
    this.#published += events;
    for (const position of positions) this.#positions.set(`${position.topic}/${position.partition}`, position);
  }

  /** Adds a problem if the counts do not add up; returns whether they do. */
  balance(): boolean {
    const fault = imbalance(this.#counts);
    if (fault !== undefined) this.note(problem('run.books-unbalanced', { detail: fault }));
    return fault === undefined;
  }
}
