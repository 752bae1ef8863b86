import { withDistributedLine, type DistributedLine, type ServiceName } from '../../support/distributed-line.ts';
import type { Figures, Stage, StageParams } from '../figure.ts';
import { measureLatency } from './measure-latency.ts';
import { measureSearch } from './measure-search.ts';
import { measureLine, type MeasuredLine } from './measured-line.ts';
import { rawKafka, rawUpsert } from './raw-servers.ts';

type Addresses = Readonly<Partial<Record<ServiceName, string>>>;

/** A line whose services are processes. */
const withServices = async (
  { servers }: StageParams,
  names: readonly ServiceName[],
  settings: Readonly<Record<string, string>>,
  work: (line: MeasuredLine, left: DistributedLine, addresses: Addresses) => Promise<Figures>,
): Promise<Figures> => {
  let figures: Figures = {};
  await withDistributedLine(servers!, async (line) => {
    line.patienceMs = Infinity;
    const started = await Promise.all(names.map((name) => line.start(name, settings)));
    const addresses = Object.fromEntries(started.map(({ name, url }) => [name, url]));
    const { store, changeLog } = line;
    figures = await work({ store, changeLog, poll: async (id) => (await line.poll([id]))[0]! }, line, addresses);
    await line.stopAll();
  });
  return figures;
};

/**
 * Ours, a harvester and an indexer as processes. Once the cold load is done, raw, on the same servers: the very messages and documents
 * that it left.
 */
export const distributedLine: Stage = (params) => {
  const { rows, size } = params;
  const searching = rows.includes('search');
  const names = ['harvester', 'indexer', ...(searching ? (['portal'] as const) : [])] as const;
  return withServices(params, names, {}, async (line, left, { portal }) => {
    const afterCold = async (): Promise<Figures> => ({
      'produce and consume': await rawKafka(left, size),
      'bulk upsert': await rawUpsert(left, size, ['payloads', 'snapshots', 'records', 'datasets']),
    });
    const figures = await measureLine({ ...line, ...(rows.includes('cold') ? { afterCold } : {}) }, params);
    return searching ? { ...figures, ...(await measureSearch(line, portal!)) } : figures;
  });
};

/** The cold load again, telemetry of both services sent to the collector that the stage was started with. */
export const distributedLineTraced: Stage = (params) =>
  withServices(
    params,
    ['harvester', 'indexer'],
    { OTEL_EXPORTER_OTLP_ENDPOINT: process.env.OTEL_EXPORTER_OTLP_ENDPOINT! },
    async (line) => {
      const { cold } = await measureLine(line, { ...params, rows: [] });
      return { 'cold with telemetry': cold! };
    },
  );

export const distributedLatency: Stage = (params) =>
  withServices(params, ['harvester', 'indexer'], {}, (line) => measureLatency(line, params));
