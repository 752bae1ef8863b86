import { readTraits, recordTraits, Tally, thresholds, type Difference, type TallyState } from '@moisson/domain';

/** Titles kept for each value of a trait, and values for which titles are kept. */
const EXAMPLES = 5;
const MAX_VALUES = 200;

/** A change as far as the contract of the source is about it. */
export interface TraitChange {
  readonly label: string;
  /** Traits of the live record that it replaces; undefined for a new record, or if they are not known. */
  readonly before: string | undefined;
  readonly after: string;
  readonly isNew: boolean;
  /** The source sent the same bytes as before: only our mapping changed. */
  readonly sameBytes: boolean;
}

/** The state that a later run needs to go on with. */
export interface RunChangesState {
  readonly loud: number;
  readonly before: TallyState;
  readonly after: TallyState;
  readonly created: TallyState;
}

/** How the changes of a run that are not published yet would change what its source looks like, in constant memory. */
export class RunChanges {
  #before: Tally;
  #after: Tally;
  #created: Tally;
  /** New records and those whose traits changed, in the whole run. Any other change leaves all figures as they are. */
  #loud: number;
  readonly #examples = new Map<string, string[]>();

  constructor(state?: RunChangesState) {
    this.#before = new Tally(state?.before);
    this.#after = new Tally(state?.after);
    this.#created = new Tally(state?.created);
    this.#loud = state?.loud ?? 0;
  }

  get before(): Tally {
    return this.#before;
  }

  get after(): Tally {
    return this.#after;
  }

  get created(): Tally {
    return this.#created;
  }

  get state(): RunChangesState {
    return {
      loud: this.#loud,
      before: this.#before.state,
      after: this.#after.state,
      created: this.#created.state,
    };
  }

  saw({ label, before, after, isNew, sameBytes }: TraitChange): void {
    if (sameBytes || before === after) return;
    this.#loud += 1;
    if (isNew) this.#created.add(after);
    else if (before !== undefined) {
      this.#before.add(before);
      this.#after.add(after);
    }
    this.#keepExample(label, before, after, isNew);
  }

  /** The changes so far are published. */
  published(): void {
    [this.#before, this.#after, this.#created] = [new Tally(), new Tally(), new Tally()];
  }

  /** Whether the run has changed so few traits that it may publish them before its list is read to its end. */
  areFew(known: number): boolean {
    return this.#loud <= thresholds.early * known;
  }

  /** Returns titles of records that show a difference. */
  examplesOf({ trait, measure, values }: Difference): string[] {
    if (trait === 'answering-host') return [];
    if (trait === 'records' || trait === 'number') return [...(this.#examples.get('new') ?? [])];
    const shown =
      measure === 'present'
        ? ['']
        : values.filter(({ usual, now }) => now > usual || now === 0).map(({ value }) => value);
    const found = shown.flatMap((value) => this.#examples.get(`${trait} ${value}`) ?? []);
    return (found.length > 0 ? found : (this.#examples.get(`${trait} any`) ?? [])).slice(0, EXAMPLES);
  }

  /** Returns titles of some changed records. */
  get examples(): readonly string[] {
    return this.#examples.get('any') ?? [];
  }

  #keepExample(label: string, before: string | undefined, after: string, isNew: boolean): void {
    this.#keep('any', label);
    if (isNew) this.#keep('new', label);
    const [was, is] = [before === undefined ? undefined : readTraits(before), readTraits(after)];
    for (const trait of recordTraits)
      for (const value of is?.[trait] ?? []) {
        if (was?.[trait].includes(value) === true) continue;
        this.#keep(`${trait} ${value}`, label);
        this.#keep(`${trait} any`, label);
      }
  }

  #keep(under: string, label: string): void {
    const kept = this.#examples.get(under) ?? [];
    if (kept.length >= EXAMPLES || (kept.length === 0 && this.#examples.size >= MAX_VALUES)) return;
    this.#examples.set(under, [...kept, label]);
  }
}
