import { benchCatalogues, figureNames } from './connectors/readings.ts';
import type { Form } from './figure.ts';

/** The figures of one round, by name. */
type Round = Readonly<Record<string, number>>;

/** The target of a row; `value` is NaN if its figures were not measured. */
export interface Target {
  readonly row: string;
  readonly form?: Form;
  readonly what: string;
  readonly value: (round: Round) => number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly unit?: string;
}

const ratio = (ours: string, raw: string) => (round: Round) => round[ours]! / round[raw]!;
const figure = (name: string) => (round: Round) => round[name] ?? Number.NaN;

/** The slowest raw stage is the limit of a cold load: no line is faster than its slowest part. */
const RAW_OF_COLD = ['receive and parse', 'hash', 'bulk insert', 'produce and consume', 'bulk upsert'];
const ofSlowest = (round: Round): number =>
  round.cold! / Math.min(...RAW_OF_COLD.map((name) => round[name] ?? Infinity));

/** The targets of the bench: ratios of figures of one round. */
export const targets: readonly Target[] = [
  { row: 'cold', what: 'cold ÷ the slowest raw stage', value: ofSlowest, atLeast: 0.6 },
  { row: 'cold', form: 'embedded', what: 'cold', value: figure('cold'), atLeast: 3000, unit: 'records/s' },
  { row: 'cold', form: 'distributed', what: 'cold', value: figure('cold'), atLeast: 2000, unit: 'records/s' },
  {
    ...{ row: 'cold', form: 'distributed', what: 'resident size of the harvester', atMost: 200, unit: 'MiB' },
    value: figure('resident: harvester'),
  },
  {
    ...{ row: 'unchanged', what: 'unchanged ÷ receive, split and hash', atLeast: 0.8 },
    value: ratio('unchanged', 'receive, split and hash'),
  },
  {
    ...{ row: 'unchanged', what: 'unchanged ÷ parse and canonicalise', atLeast: 6 },
    value: ratio('unchanged', 'parse and canonicalise'),
  },
  { row: 'unchanged', what: 'requests with validators', value: figure('requests with validators'), atMost: 1 },
  { row: 'unchanged', what: 'events with validators', value: figure('events with validators'), atMost: 0 },
  {
    ...{ row: 'changed', what: 'events ÷ changed records', atLeast: 1, atMost: 1 },
    value: ratio('events of changed', 'changed records'),
  },
  {
    ...{ row: 'changed', what: 'time of 1 % changed ÷ time of cold', atMost: 0.15 },
    value: ratio('time of changed', 'time of cold'),
  },
  {
    ...{ row: 'search', what: 'p99 of a search, while indexing', atMost: 50, unit: 'ms' },
    value: figure('search p99'),
  },
  { row: 'search', what: 'searches that failed', value: figure('searches that failed'), atMost: 0 },
  {
    ...{ row: 'search', what: 'records indexed meanwhile', atLeast: 490, unit: 'records/s' },
    value: figure('indexed during searches'),
  },
  {
    ...{ row: 'opensearch', what: 'p50 of a search for a common word ÷ its raw query', atMost: 3 },
    value: ratio('OpenSearch: search for a common word, p50', 'OpenSearch: raw query for a common word, p50'),
  },
  {
    ...{ row: 'opensearch', what: 'p99 of another request, during searches for a common word', atMost: 20, unit: 'ms' },
    value: figure('OpenSearch: another request, during searches for a common word, p99'),
  },
  {
    ...{ row: 'opensearch', what: 'searches that failed', atMost: 0 },
    value: figure('OpenSearch: searches that failed'),
  },
  {
    ...{ row: 'history', what: 'status page of 10,000 sources', atMost: 200, unit: 'ms' },
    value: figure('history: status page of 10,000 sources'),
  },
  {
    ...{ row: 'history', what: 'a year of a host with 40 sources', atMost: 200, unit: 'ms' },
    value: figure('history: year of a host with 40 sources'),
  },
  {
    ...{ row: 'history', what: 'a year of a host ÷ its raw rows', atMost: 8 },
    value: ratio('history: year of a host with 40 sources', 'history: raw read of 40 sources'),
  },
  {
    ...{ row: 'search', form: 'embedded', what: 'searches of a filled catalogue that failed', atMost: 0 },
    value: figure('searches of a filled catalogue that failed'),
  },
  {
    ...{ row: 'search', form: 'embedded', what: 'index of a dataset', atMost: 1024, unit: 'bytes' },
    value: figure('index of a dataset'),
  },
  {
    ...{
      row: 'search',
      form: 'embedded',
      what: 'p99 of a search of a filled catalogue, while it changes',
      atMost: 50,
      unit: 'ms',
    },
    value: figure('search of a filled catalogue, p99'),
  },
  {
    ...{
      row: 'search',
      form: 'embedded',
      what: 'what searches for a common word add to another request, p99',
      atMost: 20,
      unit: 'ms',
    },
    value: (round) =>
      round['another request, during searches for a common word, p99']! - round['another request, p99']!,
  },
  {
    ...{
      row: 'search',
      form: 'embedded',
      what: 'what searches for a common word add to another search, p99',
      atMost: 20,
      unit: 'ms',
    },
    value: (round) =>
      round['search for a rare word, during searches for a common word, p99']! - round['search for a rare word, p99']!,
  },
  ...['dataset', 'dataset, not changed'].map((name): Target => ({
    ...{ row: 'portal', what: `requests/s of a ${name} ÷ express alone`, atLeast: 0.5 },
    value: ratio(`portal: ${name}`, `express alone: ${name}`),
  })),
  ...[
    ...['page of a dataset', 'search', 'package_show of CKAN', 'package_search of CKAN', 'DCAT in Turtle'],
    ...['page of the catalogue in DCAT', 'export'],
  ].map((name): Target => ({
    ...{ row: 'portal', what: `requests/s of a ${name} ÷ express alone` },
    value: ratio(`portal: ${name}`, `express alone: ${name}`),
  })),
  {
    ...{ row: 'indexer', what: 'index fresh ÷ raw write of the same documents', atLeast: 0.85 },
    value: ratio('index fresh', 'write of the same documents'),
  },
  { row: 'indexer', what: 'index replay ÷ index fresh', value: ratio('index replay', 'index fresh'), atLeast: 3 },
  { row: 'latency', what: 'change → findable, p50, idle', value: figure('findable p50'), atMost: 25, unit: 'ms' },
  { row: 'latency', what: 'change → findable, p99, idle', value: figure('findable p99'), atMost: 150, unit: 'ms' },
  {
    ...{ row: 'latency', what: 'change → findable, p99, during a cold load', atMost: 1000, unit: 'ms' },
    value: figure('findable p99 under load'),
  },
  {
    ...{ row: 'telemetry', what: 'cold with telemetry ÷ cold', atLeast: 0.9 },
    value: ratio('cold with telemetry', 'cold'),
  },
  {
    ...{ row: 'memory', what: 'resident size of the harvester', atMost: 200, unit: 'MiB' },
    value: figure('harvester alone'),
  },
  {
    ...{ row: 'memory', what: 'resident size ÷ that at a tenth of the records', atMost: 1.1 },
    value: ratio('harvester alone', 'harvester alone, a tenth'),
  },
  ...benchCatalogues.flatMap(({ name }): Target[] => {
    const { parse, read, map, memory } = figureNames(name);
    const row = 'connectors';
    return [
      { row, what: `${name}: list and cut ÷ its parser`, value: ratio(read, parse), atLeast: 0.5 },
      { row, what: `${name}: read and map ÷ its parser`, value: ratio(map, parse) },
      { row, what: memory, value: figure(memory), atMost: 300, unit: 'MiB' },
    ];
  }),
  { row: 'sources', what: 'memory of a source', value: figure('memory of a source'), atMost: 4, unit: 'KiB' },
  { row: 'sources', what: 'start with 10,000 sources', value: figure('start'), atMost: 1, unit: 'seconds' },
  { row: 'sources', what: 'idle with 10,000 sources', value: figure('idle'), atMost: 1, unit: '% of a core' },
  {
    ...{ row: 'hanging', what: 'p99 of intervals among failing sources ÷ p99 alone', atMost: 1.05 },
    value: ratio('interval p99 among failing ones', 'interval p99'),
  },
];
