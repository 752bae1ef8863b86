import type { Extra, Finding, MappedDataset } from '@moisson/contracts';
import { problemCatalogue, type ProblemCode } from '@moisson/kernel';
import type { MappedRecord } from '../ports/connector.ts';

/** Findings that rules add to one record at most. */
const MAX_ADDED = 50;

/** A mapped record while rules change it. The record that it was made from is not touched. */
export class Draft {
  readonly #mapped: MappedRecord;
  dataset: MappedDataset;
  #findings: readonly Finding[];
  #added = 0;

  constructor(mapped: MappedRecord) {
    [this.#mapped, this.dataset, this.#findings] = [mapped, mapped.dataset, mapped.findings];
  }

  /** Returns the record; the same one if no rule changed it. */
  get record(): MappedRecord {
    const { dataset } = this;
    const isSame = dataset === this.#mapped.dataset && this.#findings === this.#mapped.findings;
    return isSame ? this.#mapped : { ...this.#mapped, dataset, findings: this.#findings };
  }

  set(fields: Partial<MappedDataset>): void {
    this.dataset = { ...this.dataset, ...fields };
  }

  /** Adds a finding, unless the record has it already. */
  note(code: ProblemCode, field: string, seen: string): void {
    if (this.#added >= MAX_ADDED || this.#findings.some((one) => isSame(one, { code, field, seen }))) return;
    this.#added += 1;
    this.#findings = [...this.#findings, { code, severity: problemCatalogue[code].severity, field, seen }];
  }

  findings(code: ProblemCode): readonly Finding[] {
    return this.#findings.filter((finding) => finding.code === code);
  }

  /** Puts another finding, or none, in the place of each that matches. */
  replace(matches: (finding: Finding) => boolean, by?: (finding: Finding) => Finding): void {
    if (!this.#findings.some(matches)) return;
    this.#findings = this.#findings.flatMap((one) => (matches(one) ? (by === undefined ? [] : [by(one)]) : [one]));
  }

  extra(key: string): Extra | undefined {
    return this.dataset.extras.find((extra) => extra.key === key);
  }

  drop(extra: Extra): void {
    this.set({ extras: this.dataset.extras.filter((one) => one !== extra) });
  }

  /** Whether an operator's statement fills this field. */
  isStated(field: string): boolean {
    return this.findings('field.stated-by-operator').some((finding) => finding.field === field);
  }
}

const isSame = (one: Finding, other: Pick<Finding, 'code' | 'field' | 'seen'>): boolean =>
  one.code === other.code && one.field === other.field && one.seen === other.seen;
