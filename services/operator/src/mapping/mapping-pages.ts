import { noRules, SourceId } from '@moisson/contracts';
import { InvalidInput, type Language } from '@moisson/kernel';
import type { MappingPreview } from '@moisson/operations/operator-api';
import { languageOf } from '@moisson/runtime';
import { html, link } from '@moisson/ui';
import express, { type Request, type Router } from 'express';
import type { ConsoleAct } from '../access/console-acts.ts';
import type { FormTokens } from '../form-tokens.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { frameOf } from '../page-parts.ts';
import { getSource, noSource } from '../sources/get-source.ts';
import { mappingPage, previewPage } from './mapping-page.ts';
import { previewMapping } from './preview-mapping.ts';
import { givenRules, rulesIn } from './rules-form.ts';
import { MAX_VERSIONS } from './set-mapping.ts';
import { translate } from './texts.ts';

/** The pages of a source's mapping rules: the form, what it would do, and going back to a version. */
export const mappingPages = (parts: OperatorParts, tokens: FormTokens, act: ConsoleAct): Router => {
  const router = express.Router();
  const idIn = ({ params }: Request): SourceId => {
    const id = SourceId.safeParse(params.id).data;
    if (id === undefined) throw noSource(String(params.id).slice(0, 100) as SourceId);
    return id;
  };
  const content = async (request: Request) => {
    const source = await getSource(parts, idIn(request));
    const rules = source.mapping ?? noRules;
    const { unrecognised } = await previewMapping(parts, source, rules);
    const versions = await parts.store.mappingVersions.list(source.id, MAX_VERSIONS);
    return { source, rules, unrecognised, versions, faults: [], notice: appliedNotice(request, languageOf(request)) };
  };

  router.get('/sources/:id/mapping', async (request, response) => {
    const known = await content(request);
    const shown = { ...known, forms: tokens.forPage(request, response, [known.source]) };
    response.type('html').send(mappingPage(frameOf(request), shown));
  });

  router.post('/sources/:id/mapping/preview', async (request, response) => {
    const source = await getSource(parts, idIn(request));
    const forms = tokens.forPage(request, response, [source]);
    try {
      const rules = rulesIn(request.body as Readonly<Record<string, unknown>>);
      const answer = await act(request, 'previewMapping', { params: request.params, body: rules });
      const preview = answer.body as MappingPreview;
      response.type('html').send(previewPage(frameOf(request), { source, rules, preview, forms }));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const faults = error.faults.map(({ path, detail }) => ({ field: path.join('.'), detail }));
      const rules = givenRules(request.body as Readonly<Record<string, unknown>>);
      const shown = { ...(await content(request)), source, rules, faults, forms };
      response
        .status(400)
        .type('html')
        .send(mappingPage(frameOf(request), shown));
    }
  });

  router.post('/sources/:id/mapping', async (request, response) => {
    const id = idIn(request);
    const body = rulesIn(request.body as Readonly<Record<string, unknown>>);
    await act(request, 'setMapping', { params: request.params, body });
    response.redirect(303, link(`/sources/${id}/mapping`, languageOf(request), { done: 'applied' }));
  });

  router.post('/sources/:id/mapping/restore/:version', async (request, response) => {
    const id = idIn(request);
    await act(request, 'restoreMapping', { params: request.params });
    response.redirect(303, link(`/sources/${id}/mapping`, languageOf(request), { done: 'applied' }));
  });
  return router;
};

const appliedNotice = ({ query }: Request, language: Language) =>
  query.done === 'applied' ? html`<p class="notice" role="status">${translate(language)('applied')}</p>` : undefined;
