import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startNode, stopProcess, untilOutput } from '../support/process.ts';
import { freePorts } from '../support/free-ports.ts';

const SCRAPED_SECONDS = 240;
const STEP_SECONDS = 2;
const ATTEMPTS = 100;

export interface DrawnPanel {
  readonly title: string;
  readonly unit: string;
  readonly seconds: readonly number[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly fieldConfig?: { readonly defaults?: { readonly unit?: string } };
    readonly targets: readonly { readonly expr: string; readonly legendFormat?: string }[];
  }[];
}
interface Answer {
  readonly data: {
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>;
      readonly values: readonly (readonly [number, string])[];
    }[];
  };
}

/** Returns the dashboard's panels, their queries answered by a Prometheus that scraped the demo for four minutes. */
export const scrapedDemo = async (prometheus: string): Promise<readonly DrawnPanel[]> => {
  await using started = new AsyncDisposableStack();
  const dir = started.adopt(await mkdtemp(join(tmpdir(), 'moisson-pictures-')), (one) => rm(one, { recursive: true }));
  const demo = startNode('services/standalone/src/demo.ts', [], { MOISSON_DATA_DIR: dir, ...freePorts });
  started.adopt(demo, async (one) => {
    await stopProcess(one);
  });
  const said = await untilOutput(demo, /Metrics\s+http:\/\/\S+/);
  const { host } = new URL(/Metrics\s+(http:\/\/\S+)/.exec(said)![1]!);
  const config = join(dir, 'prometheus.yml');
  await writeFile(
    config,
    `global: { scrape_interval: 1s }\nscrape_configs: [{ job_name: moisson, static_configs: [{ targets: ['${host}'] }] }]\n`,
  );
  const address = `127.0.0.1:${await freePort()}`;
  const scraping = spawn(
    prometheus,
    [`--config.file=${config}`, `--storage.tsdb.path=${join(dir, 'tsdb')}`, `--web.listen-address=${address}`],
    { stdio: 'ignore' },
  );
  await once(scraping, 'spawn');
  started.adopt(scraping, async (one) => {
    await stopProcess(one);
  });
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const ready = await fetch(`http://${address}/-/ready`).catch(() => undefined);
    if (ready?.ok === true) break;
    await pause(200);
  }
  const from = Date.now() / 1000;
  process.stdout.write(`scraping the demo for ${SCRAPED_SECONDS} s\n`);
  await pause(SCRAPED_SECONDS * 1000);
  const to = Date.now() / 1000;
  const { panels } = JSON.parse(readFileSync('deploy/observability/grafana/moisson.json', 'utf8')) as Dashboard;
  return await Promise.all(
    panels.map(async ({ title, targets, fieldConfig }) => {
      const answers = await Promise.all(targets.map(({ expr }) => ask(address, expr, from, to)));
      const seconds = Array.from(
        { length: Math.floor((to - from) / STEP_SECONDS) + 1 },
        (_, at) => Math.round(from) + at * STEP_SECONDS,
      );
      const series = answers.flatMap((answer, at) =>
        answer.data.result.map(({ metric, values }) => {
          const known = new Map(values.map(([second, value]) => [Math.round(second), Number(value)]));
          return {
            name: legend(targets[at]?.legendFormat, metric),
            values: seconds.map((second) => finite(known.get(second))),
          };
        }),
      );
      return { title, unit: fieldConfig?.defaults?.unit ?? '', seconds, series };
    }),
  );
};

const finite = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value;

const ask = async (address: string, query: string, from: number, to: number): Promise<Answer> => {
  const range = { query, start: String(Math.round(from)), end: String(Math.round(to)), step: String(STEP_SECONDS) };
  const response = await fetch(`http://${address}/api/v1/query_range?${new URLSearchParams(range).toString()}`);
  if (!response.ok) throw new Error(`${query}: ${await response.text()}`);
  return (await response.json()) as Answer;
};

const legend = (format: string | undefined, metric: Readonly<Record<string, string>>): string =>
  (format ?? '').replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => metric[name] ?? '') ||
  Object.values(metric).join(' ');

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};
