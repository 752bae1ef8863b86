// One reading of a catalogue in a process of its own: `connector-process.ts MODE PROTOCOL URL`. Prints its records (bodies, in `parse`), seconds and peak memory.
// - `parse`: receives the bodies that the connector asked for, and parses them with the parser alone.
// - `read`: the connector lists and cuts the records, as a poll of an unchanged catalogue does.
// - `map`: it also parses, identifies and maps each record, as a first harvest does.
import { connectors } from '@moisson/connectors';
import type { Connector, ReadContext } from '@moisson/domain';
import { GuardedFetch } from '@moisson/fetching';
import { collectChunks, keepHeapSmall } from '@moisson/harvester/small-heap';
import { systemClock } from '@moisson/kernel';
import { readConfig } from '@moisson/runtime';
import { aSource } from '@moisson/testkit';
import { bodiesOf } from './connectors/asked-bodies.ts';
import { parseAlone } from './connectors/parse-alone.ts';

// As in the harvester's service.
keepHeapSmall();
const MIB = 1024;
const [mode = '', protocol = '', endpoint = ''] = process.argv.slice(2);
const connector = (connectors as Readonly<Record<string, Connector>>)[protocol]!;
const source = aSource({
  ...{ protocol, endpoint, politeness: { crawlDelaySeconds: 0 } },
  quota: { maxRecords: 10_000_000, maxBytes: 2 ** 40 },
});

const readings: Readonly<Record<string, () => Promise<number>>> = {
  parse: async () => {
    let bodies = 0;
    for await (const body of bodiesOf(endpoint)) {
      await parseAlone(body);
      bodies += 1;
    }
    return bodies;
  },
  read: () => reading(() => undefined),
  map: () =>
    reading((bytes) => {
      const { given, record } = connector.format.parse(bytes);
      const key = connector.keyOf(given, source);
      if (key === undefined) throw new Error(`a record of ${protocol} has no key`);
      connector.map(record, key, source);
    }),
};

const config = readConfig({ MOISSON_EGRESS_ALLOW: '127.0.0.0/8' });

const reading = async (use: (record: Uint8Array) => void): Promise<number> => {
  const fetching = new GuardedFetch({ ...config, onChunk: collectChunks() }, systemClock);
  const { signal } = new AbortController();
  const context: ReadContext = { source, signal, fetch: fetching.forSource(source, signal) };
  const pages = connector.pages(context);
  let records = 0;
  for (let page = await pages.next(); ; page = await pages.next()) {
    if (page.done) {
      if (page.value.evidence.length === 0) throw new Error(`the reading of ${protocol} is not complete`);
      break;
    }
    for (const record of page.value.records) use(record);
    records += page.value.records.length;
  }
  fetching.close();
  return records;
};

const start = performance.now();
const records = await readings[mode]!();
const seconds = (performance.now() - start) / 1000;
process.stdout.write(JSON.stringify({ records, seconds, mib: process.resourceUsage().maxRSS / MIB }));
