import { describe, expect, test } from '@jest/globals';
import { SqliteChangeLog } from '@moisson/changelog';
import { topics } from '@moisson/contracts';
import { systemClock } from '@moisson/kernel';
import { parser } from '@prometheus-io/lezer-promql';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startLaval } from '../support/laval-server.ts';
import { OtlpReceiver } from '../support/otlp-receiver.ts';
import { runNode, startNode, stopProcess, untilOutput } from '../support/process.ts';
import { readScrape } from '../support/scraped.ts';
import { freePorts } from '../support/free-ports.ts';

interface Rules {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[];
}
interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}
const rules = parse(readFileSync('deploy/observability/rules.yaml', 'utf8')) as Rules;
const dashboard = JSON.parse(readFileSync('deploy/observability/grafana/moisson.json', 'utf8')) as Dashboard;
const queries = [
  ...rules.groups.flatMap((group) => group.rules.map(({ alert, expr }) => [alert, expr] as const)),
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

/** Metrics that Prometheus itself adds. */
const OWN_METRICS = new Set(['up']);
const OWN_LABELS = new Set(['le', 'job', 'instance']);

/** Returns the metrics and labels in a PromQL expression, by Prometheus' own grammar. */
const namedIn = (expr: string): { metrics: string[]; labels: string[] } => {
  const [metrics, labels]: [string[], string[]] = [[], []];
  parser.parse(expr).iterate({
    enter: ({ type, from, to, node }) => {
      if (type.isError) throw new Error(`not PromQL at ${from}: ${expr}`);
      if (type.name === 'Identifier' && node.parent?.name === 'VectorSelector') metrics.push(expr.slice(from, to));
      if (type.name === 'LabelName') labels.push(expr.slice(from, to));
    },
  });
  return {
    metrics: metrics.filter((name) => !OWN_METRICS.has(name)),
    labels: labels.filter((name) => !OWN_LABELS.has(name)),
  };
};

/** Returns a name as Prometheus stores it (OpenTelemetry specification, Prometheus compatibility). */
const inPrometheus = (name: string, unit: string): string =>
  name.replaceAll('.', '_') + ({ s: '_seconds', By: '_bytes' }[unit] ?? '');

describe('metrics', () => {
  test('every metric and label of the rules and the dashboard is in a scrape; OTLP has the same names', async () => {
    await using started = new AsyncDisposableStack();
    const receiver = started.adopt(await OtlpReceiver.start(), (one) => one.stop());
    const server = started.adopt(await startLaval(12), (one) => one.stop());
    const dir = started.adopt(await mkdtemp(join(tmpdir(), 'moisson-scrape-')), (one) => rm(one, { recursive: true }));
    const env = {
      MOISSON_DATA_DIR: dir,
      MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
      ...freePorts,
    };
    const moisson = (...args: string[]) => runNode('services/standalone/src/cli.ts', args, env);
    const serving = startNode('services/standalone/src/cli.ts', ['serve'], {
      ...env,
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_METRIC_EXPORT_INTERVAL: '200',
    });
    started.adopt(serving, async (one) => {
      await stopProcess(one);
    });
    const url = /Metrics\s+(http:\S+)/.exec(await untilOutput(serving, /Metrics\s+http:\S+/))![1]!;

    // An unusable event, a source that answers and one that does not.
    const log = SqliteChangeLog.open(join(dir, 'changelog.sqlite'), systemClock);
    await log.publish(topics.records, [{ key: 'x', value: Buffer.from('?'), headers: {} }]);
    await log.close();
    for (const [id, endpoint] of [
      ['laval', server.url],
      ['muette', 'http://127.0.0.1:1'],
    ] as const) {
      const source = ['--id', id, '--protocol', 'ckan', '--endpoint', endpoint, '--crawl-delay', '0'];
      expect(await moisson('source', 'add', ...source)).toMatchObject({ stderr: '' });
      await moisson('source', 'run', id, '--wait', '--json');
    }

    const old = await fetch(url);
    expect(old.headers.get('content-type')).toMatch(/^text\/plain; version=0.0.4/);
    const response = await fetch(url, {
      headers: { accept: 'application/openmetrics-text;version=1.0.0' },
    });
    expect(response.headers.get('content-type')).toMatch(/^application\/openmetrics-text; version=1.0.0/);
    const text = await response.text();
    expect(text.endsWith('# EOF\n')).toBe(true);
    const { samples, types } = readScrape(text);
    expect(new Set(readScrape(await old.text()).samples.keys())).toEqual(new Set(samples.keys()));
    // OpenMetrics: the samples of a counter end in _total, its family does not.
    for (const [name, type] of types) if (type === 'counter') expect(samples.has(`${name}_total`)).toBe(true);

    const absent = queries.flatMap(([title, expr]) => {
      const { metrics, labels } = namedIn(expr);
      const known = new Set(metrics.flatMap((name) => [...(samples.get(name) ?? [])]));
      return [...metrics.filter((name) => !samples.has(name)), ...labels.filter((label) => !known.has(label))].map(
        (name) => `${title}: ${name}`,
      );
    });
    expect(absent).toEqual([]);
    // No label comes from sources: ids, records, keys, addresses.
    for (const [name, labels] of samples)
      for (const label of labels)
        expect({ name, label }).not.toMatchObject({ label: expect.stringMatching(/source|record|key|url|trace/) });

    while (!receiver.metrics.has('moisson.runs')) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(receiver.faults).toEqual([]);
    const pushed = new Set([...receiver.metrics].map(([name, { unit }]) => inPrometheus(name, unit)));
    expect(pushed).toEqual(new Set([...types.keys()].filter((name) => name !== 'target_info')));
  });
});
