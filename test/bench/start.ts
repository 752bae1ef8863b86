import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { nodeFlags } from '../../scripts/node-flags.mjs';
import type { Figures, StageParams } from './figure.ts';

interface Started {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts a script of the bench with our Node flags. */
export const node = (
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess =>
  spawn(process.execPath, [...nodeFlags(script), join(import.meta.dirname, script), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });

/** Starts a catalogue of this many records, in its own process. */
export const startSource = async (size: number, protocol = 'ckan'): Promise<Started> => {
  const child = node('source-process.ts', [String(size), protocol]);
  const [url] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return {
    url,
    stop: async () => {
      child.stdin!.end();
      await once(child, 'close');
    },
  };
};

/** Starts a collector that accepts telemetry and discards it. */
export const startCollector = async (): Promise<Started> => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Runs one stage in its own process, so that it does not inherit another's heap. Throws if it fails. */
export const runStage = async (name: string, params: StageParams, collector?: string): Promise<Figures> => {
  const env = collector === undefined ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: collector };
  const child = node('stage-process.ts', [name, JSON.stringify(params)], env);
  let output = '';
  for await (const chunk of child.stdout!) output += String(chunk);
  if (output === '') throw new Error(`the stage ${name} failed (see above)`);
  return JSON.parse(output) as Figures;
};
