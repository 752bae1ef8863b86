import { aSource } from '@moisson/testkit';
import { withDistributedLine } from '../../support/distributed-line.ts';
import { peakMiB } from '../../support/peak-memory.ts';
import { rawKafka, rawUpsert } from './raw-servers.ts';
import { timed, type Measure, type Stage } from '../measure.ts';

/**
 * Ours, a harvester and an indexer as processes: a first harvest until every record is findable, then a poll unchanged.
 * Then raw, on the same servers: the very messages and documents that this left.
 */
export const distributedLine: Stage = async ({ url, size, servers }) => {
  const measures: Record<string, Measure> = {};
  await withDistributedLine(servers!, async (line) => {
    const [harvester] = await Promise.all([line.start('harvester'), line.start('indexer')]);
    const source = aSource({ endpoint: url, politeness: { crawlDelaySeconds: 0 } });
    await line.store.registry.create(source);
    const poll = () =>
      timed(async () => {
        const [run] = await line.poll([source.id]);
        if (run?.complete !== true || (await line.store.catalogue.count()) !== size)
          throw new Error(`the run is not whole: ${JSON.stringify(run)}`);
        return run.counts.seen;
      });
    // The memory is the harvester's.
    const ofHarvester = async () => ({ ...(await poll()), peakMiB: peakMiB(harvester.child.pid) });
    measures.cold = await ofHarvester();
    measures.unchanged = await ofHarvester();
    await line.stopAll();
    measures['produce and consume'] = await rawKafka(line, size);
    measures['bulk upsert'] = await rawUpsert(line, size);
  });
  return measures;
};
