import type { SourceId } from '@moisson/contracts';
import type { StoredRun } from '@moisson/domain';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import { withDistributedLine, type DistributedLine } from '../../support/distributed-line.ts';
import type { Figures, Stage, StageParams } from '../figure.ts';
import { measureLatency } from './measure-latency.ts';
import { measureSearch } from './measure-search.ts';
import { measureLine, type MeasuredLine } from './measured-line.ts';
import { rawKafka, rawUpsert } from './raw-servers.ts';

const WARM_UP = 2000;

/** Runs a line whose services are processes. */
const withServices = async (
  { servers }: StageParams,
  settings: Readonly<Record<string, string>>,
  work: (line: MeasuredLine, left: DistributedLine) => Promise<Figures>,
): Promise<Figures> => {
  let figures: Figures = {};
  await withDistributedLine(servers!, async (line) => {
    line.patienceMs = Infinity;
    const [portal] = await Promise.all([
      line.start('portal', settings),
      line.start('harvester', settings),
      line.start('indexer', settings),
    ]);
    const { store, changeLog } = line;
    const poll = async (id: SourceId): Promise<StoredRun> => (await line.poll([id]))[0]!;
    figures = await work({ store, changeLog, poll, portal: portal.url }, line);
    await line.stopAll();
  });
  return figures;
};

/**
 * Ours: a harvester, an indexer and a portal as processes. After the cold load, raw, on the same servers: the very messages and documents
 * that it left.
 */
export const distributedLine: Stage = (params) => {
  const { rows, size } = params;
  return withServices(params, {}, async (line, left) => {
    const afterCold = async (): Promise<Figures> => ({
      'produce and consume': await rawKafka(left, size),
      'bulk upsert': await rawUpsert(left, size, ['payloads', 'snapshots', 'records', 'datasets']),
    });
    const figures = await measureLine({ ...line, ...(rows.includes('cold') ? { afterCold } : {}) }, params);
    return rows.includes('search') ? { ...figures, ...(await measureSearch(line)) } : figures;
  });
};

/** The cold load again, with the telemetry of all services sent to the stage's collector. */
export const distributedLineTraced: Stage = (params) =>
  withServices(params, { OTEL_EXPORTER_OTLP_ENDPOINT: process.env.OTEL_EXPORTER_OTLP_ENDPOINT! }, async (line) => {
    const { cold } = await measureLine(line, { ...params, rows: [] });
    return { 'cold with telemetry': cold! };
  });

/** A small load, so that cold servers do not slow the first round. */
export const distributedWarmUp: Stage = (params) =>
  withServices(params, {}, async (line) => {
    const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
    const server = await CatalogueServer.start(
      new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 1, size: WARM_UP, organization }),
    );
    const source = aSource({
      endpoint: server.url,
      politeness: { crawlDelaySeconds: 0 },
      quota: { maxRecords: 10_000_000, maxBytes: 2 ** 40 },
    });
    await line.store.registry.create(source);
    await line.poll(source.id);
    await server.stop();
    return {};
  });

export const distributedLatency: Stage = (params) => withServices(params, {}, (line) => measureLatency(line, params));
