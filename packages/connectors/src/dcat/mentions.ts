import type { RdfGraph, RdfNode } from '@moisson/formats';
import { datasetTree } from '../mapping/dcat-rdf/index.ts';
import type { Met } from './met.ts';

/** Characters of mentions that are kept; more are records at once. */
const MAX_CHARACTERS = 64 * 1024 * 1024;
const MAX_NAMED = 200_000;

/**
 * Datasets that a page refers to and does not list, until a page lists them. What a page says of a dataset that it only
 * refers to is often less than what its own page says; but if none lists it, it is all there is.
 */
export class Mentions {
  readonly #texts = new Map<RdfNode, string>();
  /** Listed datasets that no page described yet. */
  readonly #named = new Set<RdfNode>();
  #characters = 0;
  #unnamed = 0;

  /** Whether nothing waits for a later page. */
  get isEmpty(): boolean {
    return this.#texts.size === 0 && this.#named.size === 0;
  }

  /** Number of listed datasets that no page described. */
  get missing(): number {
    return this.#named.size + this.#unnamed;
  }

  /** Keeps mentioned datasets; returns those for which there is no room. */
  keep(graph: RdfGraph, nodes: readonly RdfNode[], met: Met): RdfNode[] {
    return nodes.filter((node) => {
      if (met.hasNode(node) || this.#texts.has(node)) return false;
      const tree = datasetTree(graph, node);
      if (!('text' in tree) || this.#characters + tree.text.length > MAX_CHARACTERS) return true;
      this.#characters += tree.text.length;
      this.#texts.set(node, tree.text);
      return false;
    });
  }

  /** Remembers listed datasets that the page does not describe. */
  expect(nodes: Iterable<RdfNode>, met: Met): void {
    for (const node of nodes) {
      if (met.hasNode(node)) continue;
      if (this.#named.size < MAX_NAMED) this.#named.add(node);
      else this.#unnamed += 1;
    }
  }

  /** Forgets what was met since. */
  settle(met: Met): void {
    for (const node of this.#named) if (met.hasNode(node)) this.#named.delete(node);
    for (const [node, text] of this.#texts)
      if (met.hasNode(node)) {
        this.#texts.delete(node);
        this.#characters -= text.length;
      }
  }

  /** Returns the datasets that no page listed, as records. */
  rest(met: Met): Uint8Array[] {
    const records = [...this.#texts].filter(([node, text]) => met.add(node, text));
    this.settle(met);
    return records.map(([, text]) => Buffer.from(text));
  }
}
