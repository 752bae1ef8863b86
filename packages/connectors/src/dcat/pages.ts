import type { Completeness, FetchedBody, ProbeReport, RawPage, ReadContext } from '@moisson/domain';
import { rdfAccept, readGraph } from '@moisson/formats';
import { defined } from '@moisson/kernel';
import { datasetNodes, knownContexts } from '../mapping/dcat-rdf/index.ts';
import { firstPage, positionOf } from './cursor.ts';
import { hydraOf } from './hydra.ts';
import { Reading } from './reading.ts';

/** Reads the first page, and returns the number of its datasets, or of the whole list if the page states it. */
export async function probe(context: ReadContext): Promise<ProbeReport> {
  const graph = await readGraph(await ask(context, firstPage(context)), knownContexts);
  const { next, total } = hydraOf(graph);
  const { listed } = datasetNodes(graph);
  const records = total ?? listed.length;
  const detail = `DCAT: ${listed.length} datasets in ${graph.size} triples${next === undefined ? '' : ', more pages'}`;
  return { records, detail };
}

/**
 * Reads all pages of a catalogue: each names the next one by Hydra or by its `Link` header. A dataset is one record,
 * however many pages have it. Throws the errors of `readGraph`, and `body.unexpected-shape` for a graph without a catalogue.
 */
export async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  const position = positionOf(context);
  const reading = new Reading(position);
  for (let url: string | undefined = position.url; url !== undefined;) {
    context.signal.throwIfAborted();
    const body: FetchedBody = await ask(context, url, reading.isFirst ? context.validators : undefined);
    if (body.status === 304) return unchanged(context);
    const graph = await readGraph(body, knownContexts);
    let last: Uint8Array[] | undefined;
    for (const records of reading.records(graph)) {
      if (last !== undefined) yield { records: last };
      last = records;
    }
    url = reading.next(graph, body);
    yield { records: last ?? [], ...(url === undefined ? {} : defined({ cursor: reading.cursor })) };
  }
  const rest = reading.rest();
  if (rest.length > 0) yield { records: rest };
  return reading.completeness;
}

const ask = ({ fetch }: ReadContext, url: string, validators?: ReadContext['validators']): Promise<FetchedBody> =>
  fetch.send({ url, accept: rdfAccept(url), ...defined({ validators }) });

const unchanged = ({ validators }: ReadContext): Completeness => ({
  evidence: [{ kind: 'not-modified', holds: true, detail: '304' }],
  problems: [],
  notModified: true,
  ...defined({ validators }),
});
