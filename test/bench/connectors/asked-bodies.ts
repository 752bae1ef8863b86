import { Agent, get } from 'node:http';

/** A body as the source sent it. */
export interface AskedBody {
  readonly url: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** Yields the bodies for which a connector asked the source, requested one after the other with `node:http` alone. */
export async function* bodiesOf(endpoint: string): AsyncGenerator<AskedBody> {
  const agent = new Agent({ keepAlive: true });
  const received = (path: string): Promise<AskedBody> => {
    const url = new URL(path, endpoint).href;
    return new Promise((resolve, reject) => {
      get(url, { agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ url, contentType: response.headers['content-type'] ?? '', bytes: Buffer.concat(chunks) }),
        );
        response.on('error', reject);
      }).on('error', reject);
    });
  };
  const { bytes } = await received('/asked');
  for (const path of JSON.parse(bytes.toString()) as string[]) yield await received(path);
  agent.destroy();
}
