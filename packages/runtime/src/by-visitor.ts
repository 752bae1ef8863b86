/** A bounded list of values per visitor, in order of arrival; a visitor without values is forgotten. */
export class ByVisitor<T> {
  readonly #held = new Map<string, Set<T>>();

  of(visitor: string): ReadonlySet<T> {
    return this.#held.get(visitor) ?? new Set();
  }

  add(visitor: string, item: T): void {
    const items = this.#held.get(visitor) ?? new Set();
    this.#held.set(visitor, items.add(item));
  }

  delete(visitor: string, item: T): void {
    const items = this.#held.get(visitor);
    items?.delete(item);
    if (items?.size === 0) this.#held.delete(visitor);
  }
}
