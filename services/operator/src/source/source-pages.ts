import { isUploadAddress, SourceId, type Hold, type Source } from '@moisson/contracts';
import { defined, InvalidInput, type InputFault, type Language } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { readFeed } from '@moisson/store';
import { html, link } from '@moisson/ui';
import express, { type Request, type Response, type Router } from 'express';
import type { ConsoleAct } from '../access/console-acts.ts';
import type { FormTokens } from '../form-tokens.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { orFaults } from '../or-faults.ts';
import { frameOf, notice } from '../page-parts.ts';
import { planSettings } from '../settings/set-settings.ts';
import { noSource } from '../sources/get-source.ts';
import type { SourceRow } from '../sources/select-sources.ts';
import { fileOf, isOfFile } from '../uploads/form-files.ts';
import { readUpload } from '../uploads/read-upload.ts';
import type { UploadContent } from '../uploads/upload-panel.ts';
import { countFindings } from './count-findings.ts';
import { letterTo } from './letter.ts';
import { MAX_BARS } from './runs-chart.ts';
import { changeIn } from './settings-form.ts';
import { differencePage, letterPage, sourcePage } from './source-page.ts';
import { translate } from './texts.ts';

/** The pages of one source: its state and settings, a change of them, and a letter to the people behind it. */
export const sourcePages = (parts: OperatorParts, tokens: FormTokens, act: ConsoleAct): Router => {
  const { store } = parts;
  const router = express.Router();

  const show = async (request: Request, response: Response, faults: readonly InputFault[] = []): Promise<void> => {
    const row = await rowOf(parts, request);
    const { id } = row.source;
    const [runs, removals, departure] = await Promise.all([
      store.runs.list({ sourceId: id, limit: MAX_BARS }),
      store.holds.pending(id),
      store.holds.departure(id),
    ]);
    const frame = frameOf(request);
    const content = {
      ...{
        row,
        runs,
        holds: [departure, removals].filter((hold): hold is NonNullable<typeof hold> & Hold => hold !== undefined),
      },
      notice: savedNotice(request, frame.language) ?? notice(request, frame.language),
      forms: tokens.forPage(request, response, [row.source]),
      ...defined({ upload: await uploadOf(parts, row.source, faults, request.query.done === 'uploaded') }),
    };
    response.type('html').send(sourcePage(frame, content));
  };

  router.get('/sources/:id', (request, response) => show(request, response));

  router.post('/sources/:id/file', async (request, response) => {
    const sent = await orFaults(
      () => act(request, 'uploadFile', { params: request.params, body: fileOf(request) }),
      isOfFile,
    );
    if ('faults' in sent) {
      response.status(400);
      await show(request, response, sent.faults);
      return;
    }
    response.redirect(303, `${link(`/sources/${request.params.id}`, languageOf(request), { done: 'uploaded' })}#list`);
  });

  router.get('/sources/:id/settings', async (request, response) => {
    const row = await rowOf(parts, request);
    const given = request.query;
    const effect = await planned(parts, row, given);
    const forms = tokens.forPage(request, response, [row.source]);
    response.type('html').send(differencePage(frameOf(request), { row, given, ...effect, forms }));
  });

  router.post('/sources/:id/settings', async (request, response) => {
    const { source } = await rowOf(parts, request);
    const body = changeIn(request.body as Readonly<Record<string, unknown>>, source);
    await act(request, 'setSettings', { params: request.params, body });
    response.redirect(303, link(`/sources/${source.id}`, languageOf(request), { done: 'saved' }));
  });

  router.get('/sources/:id/letter', async (request, response) => {
    const row = await rowOf(parts, request);
    const letter = letterTo(row.source, await countFindings(parts, row.source));
    response.type('html').send(letterPage(frameOf(request), row, letter));
  });
  return router;
};

const rowOf = async ({ store }: OperatorParts, { params }: Request): Promise<SourceRow> => {
  const id = SourceId.safeParse(params.id).data;
  const found = id === undefined ? undefined : await readFeed(store, id);
  if (found === undefined) throw noSource(String(params.id).slice(0, 100) as SourceId);
  return found;
};

/** Returns what the page shows of the list of a source; undefined for one that reads an address. `isNew`: also how it is read. */
const uploadOf = async (
  { store, connectors }: OperatorParts,
  source: Source,
  faults: readonly InputFault[],
  isNew: boolean,
): Promise<UploadContent | undefined> => {
  if (!isUploadAddress(source.endpoint) || source.state === 'retired') return undefined;
  const file = await store.uploads.get(source.id);
  const report =
    isNew && file !== undefined ? await readUpload(connectors, source, { get: async () => file }) : undefined;
  return { file, faults, ...defined({ report }) };
};

/** Returns what a form would change, or what is wrong with it. */
const planned = async (parts: OperatorParts, { source }: SourceRow, given: Readonly<Record<string, unknown>>) => {
  try {
    return { ...(await planSettings(parts, source.id, changeIn(given, source))), faults: [] };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const faults = error.faults.map(({ path, detail }) => ({ field: path.join('.'), detail }));
    return { changes: [], warnings: [], faults };
  }
};

const savedNotice = ({ query }: Request, language: Language) =>
  query.done === 'saved' ? html`<p class="notice" role="status">${translate(language)('saved')}</p>` : undefined;
