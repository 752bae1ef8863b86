import type { Dataset } from '@moisson/contracts';

/** An organization's name, and the time of change of the dataset that it comes from, in milliseconds since 1970. */
interface Named {
  readonly name: string;
  readonly at: number;
}

/** The newest name that datasets give each organization. */
export class OrganizationNames {
  readonly #names = new Map<string, string>();
  readonly #namedAt = new Map<string, number>();
  readonly #changed = new Map<string, string>();

  /** By organization id, in lower case. */
  get all(): ReadonlyMap<string, string> {
    return this.#names;
  }

  of(organization: string): string | undefined {
    return this.#names.get(organization.toLowerCase());
  }

  /** Uses the name in the dataset that changed last: a source renames its organization in one record after the other. */
  note({ organization }: Pick<Dataset, 'organization'>, changedAt: number): void {
    if (organization === undefined) return;
    const id = organization.id.toLowerCase();
    if ((this.#namedAt.get(id) ?? -Infinity) > changedAt) return;
    if (this.#names.get(id) !== organization.name) this.#changed.set(id, organization.name);
    this.#names.set(id, organization.name);
    this.#namedAt.set(id, changedAt);
  }

  /** Returns the names that changed since the last call. */
  takeChanged(): readonly (readonly [id: string, name: string])[] {
    if (this.#changed.size === 0) return [];
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  /** Names stay until datasets give others, but any dataset may do that. */
  forgetTimes(): void {
    this.#namedAt.clear();
  }

  /** Returns what `restore` takes. */
  saved(): readonly (readonly [id: string, named: Named])[] {
    return [...this.#names].map(([id, name]) => [id, { name, at: this.#namedAt.get(id) ?? -Infinity }] as const);
  }

  restore(saved: readonly (readonly [id: string, named: Named])[]): void {
    for (const [id, { name, at }] of saved) {
      this.#names.set(id, name);
      this.#namedAt.set(id, at);
      this.#changed.set(id, name);
    }
  }
}
