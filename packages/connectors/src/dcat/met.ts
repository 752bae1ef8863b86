import { rawHash } from '@moisson/domain';
import { isBlank, type RdfNode } from '@moisson/formats';

/**
 * The datasets that the pages of one list had: by IRI, and blank nodes, whose labels differ from page to page, by their
 * text. A dataset that another page lists again is one record, as its first page has it.
 */
export class Met {
  readonly #hashes = new Set<string>();

  hasNode(node: RdfNode): boolean {
    return !isBlank(node) && this.#hashes.has(rawHash(node));
  }

  /** Returns whether it was not met before. */
  add(node: RdfNode, text: string): boolean {
    const before = this.#hashes.size;
    this.#hashes.add(rawHash(isBlank(node) ? `_:${text}` : node));
    return this.#hashes.size > before;
  }
}
