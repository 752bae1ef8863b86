import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine } from '@moisson/standalone';
import { aSource } from '@moisson/testkit';
import { timed, type Stage } from '../measure.ts';

/** Ours: a first harvest until every record is findable, then a poll of the same catalogue unchanged. */
export const embeddedLine: Stage = async ({ url, dir, size }) => {
  const config = readConfig({
    MOISSON_DATA_DIR: dir,
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    MOISSON_LOG_LEVEL: 'silent',
  });
  const line = await EmbeddedLine.open(config, createLogger('bench', 'silent'));
  const source = aSource({ endpoint: url });
  await line.store.registry.create(source);
  const poll = () =>
    timed(async () => {
      await line.pollNow(source.id);
      const [run] = await line.store.runs.list({ limit: 1 });
      if (run?.complete !== true || (await line.store.catalogue.count()) !== size)
        throw new Error(`the run is not whole: ${JSON.stringify(run)}`);
      return run.counts.seen;
    });
  const cold = await poll();
  const unchanged = await poll();
  await line.close();
  return { cold, unchanged };
};
