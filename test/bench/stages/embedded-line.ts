import { startPortal } from '@moisson/portal';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine } from '@moisson/standalone';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Figures, Stage } from '../figure.ts';
import { measureLatency } from './measure-latency.ts';
import { measureSearch } from './measure-search.ts';
import { measureLine, type MeasuredLine } from './measured-line.ts';

const log = createLogger('bench', 'silent');

const withEmbeddedLine = async (dir: string, work: (line: MeasuredLine) => Promise<Figures>): Promise<Figures> => {
  await mkdir(dir, { recursive: true });
  const config = readConfig({
    MOISSON_DATA_DIR: dir,
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    MOISSON_LOG_LEVEL: 'silent',
  });
  const line = await EmbeddedLine.open(config, log);
  const { store, changeLog } = line;
  const portal = await startPortal({ store, log, listen: { host: '127.0.0.1', port: 0 } });
  const figures = await work({
    ...{ store, changeLog, portal: portal.url },
    poll: async (sourceId) => {
      await line.pollNow(sourceId);
      return (await store.runs.list({ sourceId, limit: 1 }))[0]!;
    },
  });
  await portal.stop();
  await line.close();
  return figures;
};

/** Ours, in one process. Copies the files after the cold load, for the raw stages to write again. */
export const embeddedLine: Stage = (params) =>
  withEmbeddedLine(join(params.dir, 'line'), async (line) => {
    const afterCold = async (): Promise<Figures> => {
      await copyFiles(join(params.dir, 'line'), params.dir);
      return {};
    };
    const figures = await measureLine({ ...line, afterCold }, params);
    return params.rows.includes('search') ? { ...figures, ...(await measureSearch(line)) } : figures;
  });

const copyFiles = async (from: string, to: string): Promise<void> => {
  for (const name of ['registry', 'catalogue', 'changelog']) {
    const db = new DatabaseSync(join(from, `${name}.sqlite`), { readOnly: true });
    await backup(db, join(to, `${name}.sqlite`));
    db.close();
  }
};

/** The cold load again, with its telemetry sent to the process's collector. */
export const embeddedLineTraced: Stage = (params) =>
  withEmbeddedLine(join(params.dir, 'traced'), async (line) => {
    const { cold } = await measureLine(line, { ...params, rows: [] });
    return { 'cold with telemetry': cold! };
  });

export const embeddedLatency: Stage = (params) =>
  withEmbeddedLine(join(params.dir, 'latency'), (line) => measureLatency(line, params));
