import { nodeEnv, nodeFlags } from '../scripts/node-flags.mjs';
import { expect, test } from '@jest/globals';
import { readSources } from '@moisson/connectors';
import { environmentNames } from '@moisson/runtime';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { runNode } from './support/process.ts';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly ports?: readonly string[];
}
const text = readFileSync('docker-compose.yml', 'utf8');
const { services } = parse(text, { merge: true }) as { services: Readonly<Record<string, Service>> };
/** Returns the command without the Node flags before its script. */
const scriptAndArgs = (command: readonly string[]): readonly string[] =>
  command.slice(command.findIndex((part) => part.endsWith('.ts')));
const ours = Object.entries(services).filter(([, { image }]) => image === 'moisson');

test('every service of ours is deployed, and every variable that it gets is a known setting', () => {
  expect(ours.map(([name]) => name)).toEqual(
    expect.arrayContaining(['harvester', 'indexer', 'portal', 'operator', 'monitor', 'checker', 'topics', 'prepare']),
  );
  for (const [, { environment = {} }] of ours)
    // The OpenTelemetry SDK reads its own variables.
    for (const name of Object.keys(environment))
      if (!name.startsWith('OTEL_')) expect(environmentNames).toContain(name);
});

test('what .env must hold is in .env.example, and nothing else', () => {
  const asked = new Set([...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name));
  const offered = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(new Set(offered)).toEqual(asked);
});

test.each(ours.map(([name, { command }]) => [name, command ?? []] as const))(
  '%s runs something that exists',
  async (_name, command) => {
    const [script = '', ...args] = scriptAndArgs(command);
    expect(existsSync(script)).toBe(true);
    if (args.length === 0) return;
    const { code, stdout } = await runNode(script, [...args, '--help'], {});
    expect({ code, told: stdout.includes(args.join(' ')) }).toEqual({ code: 0, told: true });
  },
);

test('Québec’s sources are a valid file, and each alias there means one organization', () => {
  const file = readSources(parse(readFileSync('deploy/sources/quebec.yaml', 'utf8'), { merge: true }));
  const aliases = file.organizations.flatMap(({ aliases = [] }) => aliases);
  expect(aliases).toEqual(expect.arrayContaining(['MTQ', 'STM', 'RTC', 'SAAQ']));
  expect(new Set(aliases.map((alias) => alias.toLowerCase())).size).toBe(aliases.length);
  expect(new Set(file.organizations.map(({ id }) => id)).size).toBe(file.organizations.length);
});

test('the image copies what the services read at run time', () => {
  const image = readFileSync('deploy/images/Dockerfile', 'utf8');
  for (const folder of ['packages/', 'services/', 'deploy/kafka/', 'deploy/sources/']) {
    expect(image).toContain(`COPY ${folder}`);
    expect(existsSync(folder)).toBe(true);
  }
  expect(image).toMatch(/^USER node$/m);
});

test('the image runs Node with the flags of all our processes, and each service with the same memory limit', () => {
  const image = readFileSync('deploy/images/Dockerfile', 'utf8');
  const entry = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(image)![1]!) as string[];
  const scripts = new URL('../scripts/', import.meta.url).href;
  expect(entry).toEqual(['node', ...nodeFlags().map((flag) => flag.replace(scripts, '/moisson/scripts/'))]);
  const roomOf = (flags: readonly string[]): string => flags.filter((flag) => flag.startsWith('--max-semi')).at(-1)!;
  for (const [, { command = [] }] of ours) {
    const [script] = scriptAndArgs(command);
    expect(roomOf([...entry, ...command])).toBe(roomOf(nodeFlags(script)));
  }
  for (const [name, value] of Object.entries(nodeEnv)) expect(image).toContain(`${name}=${value}`);
});

test('Prometheus scrapes every long-running service on its metrics port, and no metrics port is published', () => {
  const { scrape_configs } = parse(readFileSync('deploy/observability/prometheus.yaml', 'utf8')) as {
    scrape_configs: readonly { static_configs: readonly { targets: readonly string[] }[] }[];
  };
  const targets = scrape_configs.flatMap((job) => job.static_configs.flatMap((one) => one.targets));
  const running = ours.filter(([, { command = [] }]) => scriptAndArgs(command)[0]!.endsWith('/main.ts'));
  expect(targets.toSorted()).toEqual(
    running.map(([name, { environment = {} }]) => `${name}:${environment.MOISSON_METRICS_PORT}`).toSorted(),
  );
  for (const [, { environment = {}, ports = [] }] of running) {
    expect(environment.MOISSON_METRICS_HOST).toBe('0.0.0.0');
    expect(ports.filter((port) => port.endsWith(`:${environment.MOISSON_METRICS_PORT}`))).toEqual([]);
  }
});
