import type { PageUnread, RdfGraph, RdfNode, UnreadItem } from '@moisson/formats';
import { MoissonError } from '@moisson/kernel';
import { datasetTree } from '../mapping/dcat-rdf/index.ts';
import type { Met } from './met.ts';

/** Characters of all records of one document: what they share is in each of them. */
const MAX_CHARACTERS = 1024 * 1024 * 1024;
const BATCH = 200;
const MAX_NAMED = 10;
const NOTHING: PageUnread = { count: 0, items: [] };

/** What the records of one page came to. */
export interface CutPage {
  /** Records that no page before had. */
  readonly fresh: number;
  readonly unread: PageUnread;
}

/** Yields the records of these nodes in batches, without those that were met before. Throws `body.rdf-too-large`. */
export function* cutPage(
  graph: RdfGraph,
  nodes: readonly RdfNode[],
  met: Met,
  url: string,
): Generator<Uint8Array[], CutPage> {
  let records: Uint8Array[] = [];
  let [fresh, count, characters] = [0, 0, 0];
  const items: UnreadItem[] = [];
  for (const [at, node] of nodes.entries()) {
    if (met.hasNode(node)) continue;
    const tree = datasetTree(graph, node);
    characters += 'text' in tree ? tree.text.length : 4 * 1024 * 1024;
    if (characters > MAX_CHARACTERS)
      throw new MoissonError('body.rdf-too-large', {
        url,
        detail: `more than ${MAX_CHARACTERS} characters of records`,
      });
    if (!met.add(node, 'text' in tree ? tree.text : `${url} ${node}`)) continue;
    fresh += 1;
    if ('fault' in tree) {
      count += 1;
      if (items.length < MAX_NAMED) items.push({ position: at + 1, detail: tree.fault });
      continue;
    }
    records.push(Buffer.from(tree.text));
    if (records.length < BATCH) continue;
    yield records;
    records = [];
  }
  if (records.length > 0) yield records;
  return { fresh, unread: count === 0 ? NOTHING : { count, items } };
}
