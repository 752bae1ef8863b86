import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { startRaw } from '../raw-ckan.ts';

const folder = join(import.meta.dirname, '../../../../shared/samples');

/** Whether the captured payloads are beside this clone; they are not part of this repository. */
export const haveSamples = existsSync(folder);

/** Returns the bytes of a captured payload, by its path in the folder of samples. */
export const sampleBytes = (name: string): Buffer => readFileSync(join(folder, name));

/** Returns the payloads whose path begins so: `dcat-us/` for those of a folder, `dq-` for files beside the folders. */
export const samplesUnder = (start: string): readonly string[] => {
  const within = start.endsWith('/') ? start : join(dirname(start), '/');
  return readdirSync(join(folder, within), { withFileTypes: true })
    .filter((entry) => entry.isFile() && (start.endsWith('/') || entry.name.startsWith(basename(start))))
    .map(({ name }) => join(within, name))
    .sort();
};

export interface SampleRequest {
  readonly method: string;
  readonly url: URL;
  /** The body of a POST. */
  readonly body: string;
}

export interface SampleAnswer {
  readonly body: string | Uint8Array;
  /** Default: 200. */
  readonly status?: number;
  /** Default: `application/json`. */
  readonly type?: string;
}

/** Returns the answer to a request; undefined for 404. `site`: the address of the server, without a slash at its end. */
export type AnswerSample = (request: SampleRequest, site: string) => SampleAnswer | undefined;

/** Serves answers on loopback while `work` runs. */
export const serveSample = async (answer: AnswerSample, work: (site: string) => Promise<void>): Promise<void> => {
  let site = '';
  const server = await startRaw(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const asked = {
      method: request.method ?? 'GET',
      url: new URL(request.url ?? '/', site),
      body: Buffer.concat(parts).toString(),
    };
    const { body, status = 200, type = 'application/json' } = answer(asked, site) ?? { body: '{}', status: 404 };
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  site = server.url;
  try {
    await work(site);
  } finally {
    await server.stop();
  }
};
