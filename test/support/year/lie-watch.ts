import type { Problem } from '@moisson/kernel';
import type { StoredRun } from '@moisson/domain';
import type { PlannedLie } from './plan-year.ts';

/** The parts of a run in which a lie may show. */
interface Mark {
  readonly day: number;
  readonly complete: boolean;
  readonly held: number;
  readonly codes: ReadonlySet<string>;
}

/** Returns what a problem reports; for questions about records, with the numbers of answers. */
const reportedBy = ({ code, message }: Problem): string => (code === 'removal.records-asked' ? message.en : code);

/** Runs before a lie that show what is usual for its source. */
const USUAL = 3;

/** Checks that each lie left a mark on a run of its source. */
export class LieWatch {
  readonly #lies: readonly PlannedLie[];
  readonly #marks = new Map<string, Mark[]>();

  constructor(lies: readonly PlannedLie[]) {
    this.#lies = lies;
  }

  get count(): number {
    return this.#lies.length;
  }

  /** Call with the newest run of each source, on that day. */
  see(day: number, runs: readonly StoredRun[]): void {
    for (const { sourceId, complete, counts, problems } of runs) {
      const marks = this.#marks.get(sourceId) ?? [];
      this.#marks.set(sourceId, marks);
      marks.push({ day, complete, held: counts.held, codes: new Set(problems.map(reportedBy)) });
    }
  }

  /** Returns the lies during which no run was incomplete, held more records, or reported a new problem. */
  unnoticed(): string[] {
    return this.#lies
      .filter((lie) => !this.#isNoticed(lie))
      .map(({ source, name, from, until }) => `${source} ${name}, days ${from} to ${until}`);
  }

  #isNoticed({ source, kind, from, until }: PlannedLie): boolean {
    const marks = this.#marks.get(source) ?? [];
    const during = marks.filter(({ day }) => day >= from && day < until);
    if (kind === 'still-served') return during.some(({ codes }) => codes.has('removal.still-served'));
    const usual = marks.filter(({ day }) => day < from).slice(-USUAL);
    const held = Math.max(0, ...usual.map((mark) => mark.held));
    const known = new Set(usual.flatMap(({ codes }) => [...codes]));
    return during.some(
      (mark) => !mark.complete || mark.held > held || [...mark.codes].some((code) => !known.has(code)),
    );
  }
}
