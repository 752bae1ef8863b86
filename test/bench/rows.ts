import type { Form } from './figure.ts';

/**
 * The stages that a row needs in each form, in order: first our stages and raw stages on the source, then raw stages on the data that ours
 * left.
 */
interface Row {
  readonly what: string;
  readonly embedded?: readonly string[];
  readonly distributed?: readonly string[];
}

/** The rows of the bench, by the names that `--only` accepts. */
export const rows: Readonly<Record<string, Row>> = {
  cold: {
    what: 'a first harvest, until every record is findable',
    embedded: ['receiveAndParse', 'hash', 'embeddedLine', 'bulkInsert'],
    distributed: ['receiveAndParse', 'hash', 'distributedLine'],
  },
  unchanged: {
    what: 'a poll of the same catalogue again, with and without validators',
    embedded: ['receiveSplitHash', 'parseAndCanonicalise', 'embeddedLine'],
    distributed: ['receiveSplitHash', 'parseAndCanonicalise', 'distributedLine'],
  },
  changed: {
    what: 'a poll after one record in a hundred changed',
    embedded: ['embeddedLine'],
    distributed: ['distributedLine'],
  },
  search: {
    what: 'the portal at 100 requests a second while 500 records a second are indexed; its starts, its memory, and what its searches delay',
    embedded: ['embeddedLine', 'searchIndex'],
    distributed: ['distributedLine'],
  },
  opensearch: {
    what: 'the same searches answered by OpenSearch, beside its raw query',
    embedded: ['searchOnOpenSearch'],
  },
  portal: {
    what: 'what the portal answers without a pause, beside an express route that sends the same bytes',
    embedded: ['portalReads'],
  },
  indexer: {
    what: 'the indexer alone: fresh, replayed, among bad events',
    embedded: ['embeddedLine', 'indexer'],
    distributed: ['distributedIndexer'],
  },
  latency: {
    what: 'from a published change to the search that finds it',
    embedded: ['embeddedLatency'],
    distributed: ['distributedLatency'],
  },
  telemetry: {
    what: 'a first harvest with traces and metrics sent to a collector',
    embedded: ['embeddedLine', 'embeddedLineTraced'],
    distributed: ['distributedLine', 'distributedLineTraced'],
  },
  memory: {
    what: 'the harvester alone, at a tenth of the size and at the size',
    embedded: ['harvesterAlone'],
  },
  connectors: {
    what: 'each connector alone, beside the parser of its format on the same bytes',
    embedded: ['connectorsAlone'],
  },
  sources: {
    what: 'ten and ten thousand sources, none of them due',
    embedded: ['idleSources'],
  },
  history: {
    what: 'a year of ten thousand sources, summed by day: written, on the status page, and asked for',
    embedded: ['feedHistory'],
  },
  hanging: {
    what: 'fifty good sources, alone and among fifty that fail in twelve ways',
    embedded: ['hangingSources'],
  },
};

/** Beyond this size the stages that harvest the whole source are left out: they would take hours, and the raw ones all memory. */
const MAX_HARVESTED = 200_000;
/** Stages that do without the source's records, or with few of them in memory. */
const OF_ANY_SIZE: ReadonlySet<string> = new Set([
  ...['searchIndex', 'searchOnOpenSearch', 'harvesterAlone', 'idleSources', 'hangingSources'],
  ...['connectorsAlone', 'portalReads', 'feedHistory'],
]);

/** Returns the stages of these rows at a size, each once, in an order that fits all of them. */
export const stagesOf = (names: readonly string[], form: Form, size: number): readonly string[] => {
  const wanted = new Set(names.flatMap((name) => rows[name]![form] ?? []));
  return ORDER.filter((stage) => wanted.has(stage) && (size <= MAX_HARVESTED || OF_ANY_SIZE.has(stage)));
};

/** Whether a stage reads the source. */
export const needsSource = (stage: string): boolean =>
  ![
    'searchIndex',
    'searchOnOpenSearch',
    'portalReads',
    'idleSources',
    'hangingSources',
    'connectorsAlone',
    'feedHistory',
  ].includes(stage);

const ORDER = [
  ...['receiveAndParse', 'hash', 'receiveSplitHash', 'parseAndCanonicalise'],
  ...['embeddedLine', 'bulkInsert', 'indexer', 'embeddedLineTraced', 'embeddedLatency'],
  ...['distributedLine', 'distributedLineTraced', 'distributedIndexer', 'distributedLatency'],
  ...[
    'searchIndex',
    'searchOnOpenSearch',
    'portalReads',
    'harvesterAlone',
    'connectorsAlone',
    'idleSources',
    'feedHistory',
    'hangingSources',
  ],
];
