import { MoissonError } from '@moisson/kernel';
import express, { type Request, type Response, type Router } from 'express';
import { join } from 'node:path';
import type { PageContext } from '../page-context.ts';
import { nightlyPage } from './nightly-page.ts';
import type { NightFolder } from './night-folder.ts';

/** A night never changes. Not to be compressed on the way: a part of a file (Range) is one of the file itself. */
const FOR_EVER = 'public, max-age=31536000, immutable, no-transform';

/** A page of any site may read them, in parts too. */
const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Content-Range, Accept-Ranges',
};

/** The nightly files at `/exports`: a page, each file at an address that never changes, and the newest at `/exports/latest`. */
export const nightlyRoutes = ({ nights, frameFor }: Pick<PageContext, 'nights' | 'frameFor'>): Router => {
  const router = express.Router();
  const absent = (request: Request): MoissonError =>
    new MoissonError('request.not-found', { what: request.path.slice(0, 200) });

  router.get('/exports', async (request, response) => {
    response.type('html').send(nightlyPage(frameFor(request), (await nights?.nights()) ?? []));
  });
  router.get(['/exports/latest', '/exports/latest/:file'], async (request, response) => {
    const newest = await nights?.latest();
    if (newest === undefined) throw absent(request);
    const { file = 'manifest.json' } = request.params as { file?: string };
    if (file !== 'manifest.json' && !newest.files.some(({ name }) => name === file)) throw absent(request);
    response.set(OPEN).redirect(302, `/exports/${newest.name}/${file}`);
  });
  router.get('/exports/:night', async (request, response) => {
    const night = await nights?.night(request.params.night);
    if (night === undefined) throw absent(request);
    response.set(OPEN).redirect(302, `/exports/${night.name}/manifest.json`);
  });
  router.get('/exports/:night/:file', async (request, response) => {
    const night = await nights?.night(request.params.night);
    if (nights === undefined || night === undefined) throw absent(request);
    response.set({ ...OPEN, 'cache-control': FOR_EVER });
    if (request.params.file === 'manifest.json') {
      response.json(night);
      return;
    }
    const file = night.files.find(({ name }) => name === request.params.file);
    if (file === undefined) throw absent(request);
    response.set({ 'content-type': file.mediaType, etag: `"${file.sha256}"` });
    await sendFile(response, nights, join(night.name, file.name), absent(request));
  });
  return router;
};

/** Answers Range and conditional requests too. A file that was removed meanwhile is not there; a caller that hangs up is no fault. */
const sendFile = async (
  response: Response,
  { dir }: NightFolder,
  path: string,
  absent: MoissonError,
): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  response.sendFile(path, { root: dir, cacheControl: false, dotfiles: 'allow' }, (error?: Error | null) => {
    const {
      status = 0,
      code,
      headers,
    } = (error ?? {}) as NodeJS.ErrnoException & { status?: number; headers?: object };
    if (error === undefined || error === null || response.headersSent || code === 'ECONNABORTED') resolve(undefined);
    else if (status === 404) reject(absent);
    else if (status >= 400 && status < 500) {
      // A range beyond the end, or a condition that is not met.
      response
        .status(status)
        .set({ 'cache-control': 'no-store', ...headers })
        .removeHeader('content-type');
      response.end();
      resolve(undefined);
    } else reject(error);
  });
  await promise;
};
