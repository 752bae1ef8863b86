import { readSourceSpec, type Detection } from '@moisson/connectors';
import { isOpenDryRun, isPreview, SourceId, type DryRun, type DryRunResult, type Source } from '@moisson/contracts';
import { readInput } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { html, link, type Element } from '@moisson/ui';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { ConsoleAct } from '../../access/console-acts.ts';
import { getDraft } from '../../drafts/save-draft.ts';
import { changesSource } from '../../access/console-forms.ts';
import { mustBeAsShown } from '../../access/form-revision.ts';
import type { PageForms } from '../../access/page-forms.ts';
import type { FormTokens } from '../../form-tokens.ts';
import type { OperatorParts } from '../../operator-parts.ts';
import { orFaults } from '../../or-faults.ts';
import { frameOf } from '../../page-parts.ts';
import { corrected } from './corrections.ts';
import { beginDraft, PREVIEW, readBegin } from './begin-draft.ts';
import { addressPage, foundPage } from './beginning-pages.ts';
import { differenceContent } from './dry-run-page.ts';
import { duplicatesContent } from './duplicates-page.ts';
import { runOfStep, runsOfDraft } from './draft-runs.ts';
import { listRoutes } from './list-routes.ts';
import { previewContent } from './preview-page.ts';
import { outdatedNote, partNote, withoutResult } from './result-parts.ts';
import { credentialOf, formOf, SettingsForm, specOf, specWith } from './settings-form.ts';
import { settingsContent } from './settings-page.ts';
import { bestOf, idFor, organizationsFor } from './suggestions.ts';
import { addressOfStep, draftPage, STEPS, type Step } from './wizard-frame.ts';

const Address = z.object({ address: z.string().trim().min(1).max(2000) });
/** Seconds after which a page reloads while a dry run is open. */
const RELOAD_SECONDS = '2';

/** The pages that add a source: each step keeps the draft, so that it can be left and taken up. */
export const wizardRoutes = (parts: OperatorParts, tokens: FormTokens, act: ConsoleAct): Router => {
  const { store } = parts;
  const router = express.Router();

  const emptyList = async () => ({ offered: organizationsFor(await store.registry.organizations(), []).offered });

  router.get('/sources/new', async (request, response) => {
    const content = { list: await emptyList() };
    response.type('html').send(addressPage(frameOf(request), tokens.forPage(request, response), content));
  });

  router.use(listRoutes(parts, tokens, act));

  router.post('/sources/new', async (request, response) => {
    const [frame, forms] = [frameOf(request), tokens.forPage(request, response)];
    const { address } = readInput(Address, request.body);
    const found = await orFaults(() => act(request, 'detectSource', { body: { address } }));
    if ('faults' in found) {
      response
        .status(400)
        .type('html')
        .send(addressPage(frame, forms, { address, faults: found.faults, list: await emptyList() }));
      return;
    }
    const detection = found.value.body as Detection;
    const best = bestOf(detection);
    const [registered, sources] = await Promise.all([store.registry.organizations(), store.registry.list()]);
    const { offered, proposed } = organizationsFor(registered, best?.sample?.organizations ?? []);
    const choices = [...detection.found]
      .sort((a, b) => Number(b === best) - Number(a === best))
      .map(({ protocol, endpoint, why, records }) => ({
        ...{ protocol, endpoint, why: why[frame.language] },
        ...(records === undefined ? {} : { records }),
      }));
    const given = {
      id: best === undefined ? '' : idFor(best.endpoint, new Set(sources.map(({ id }) => id))),
      name: best?.title ?? '',
      organization: proposed,
    };
    const content = { choices, warnings: detection.warnings, titles: best?.sample?.titles ?? [], offered, given };
    response.type('html').send(foundPage(frame, forms, content));
  });

  router.post('/sources/draft', async (request, response) => {
    const form = readBegin(request.body);
    const begun = await orFaults(() => beginDraft(parts.store, form, (id, given) => act(request, id, given)));
    if ('value' in begun) {
      response.redirect(303, link(addressOfStep(begun.value, 'preview'), languageOf(request)));
      return;
    }
    const [protocol = '', endpoint = ''] = form.choice.split(' ');
    const { offered } = organizationsFor(await store.registry.organizations(), []);
    const isNew = form.organization.startsWith('new:');
    const kept = isNew ? [{ value: form.organization, name: form.organization.slice(4), isNew }] : [];
    const content = {
      ...{ choices: [{ protocol, endpoint }], warnings: [], titles: [], offered: [...kept, ...offered] },
      ...{ given: form, faults: begun.faults },
    };
    response
      .status(400)
      .type('html')
      .send(foundPage(frameOf(request), tokens.forPage(request, response), content));
  });

  router.get('/sources/:id/draft', async (request, response) => {
    const { id } = await draftOf(request);
    response.redirect(303, link(addressOfStep(id, 'preview'), languageOf(request)));
  });

  for (const step of STEPS)
    router.get(addressOfStep(':id', step), async (request, response) => {
      const draft = await draftOf(request);
      await show(request, response, { draft, step }, async (forms) =>
        contentOf(request, response, { draft, step, forms }),
      );
    });

  router.post(addressOfStep(':id', 'settings'), async (request, response) => {
    const draft = await draftOf(request);
    const saved = await orFaults(async () => {
      const { form, spec } = specWith(draft, request.body);
      await act(request, 'saveDraft', { query: { replaces: draft.updatedAt }, body: spec });
      const credential = credentialOf(form);
      if (credential !== undefined)
        await act(request, 'setCredentials', { params: { id: draft.id }, body: { credentials: [credential] } });
    });
    if ('value' in saved) {
      await askAgain(request, draft, 'dry-run');
      response.redirect(303, link(addressOfStep(draft.id, 'dry-run'), languageOf(request)));
      return;
    }
    const form = SettingsForm.safeParse(request.body).data ?? formOf(draft);
    // It may be saved already, and only its credential refused.
    const kept = await getDraft(parts, draft.id);
    const content = { draft: kept, form, faults: saved.faults, canEncrypt: canEncrypt() };
    response.status(400);
    await show(request, response, { draft: kept, step: 'settings' }, async (forms) =>
      settingsContent(content, languageOf(request), forms),
    );
  });

  router.post('/sources/:id/draft/values', async (request, response) => {
    const draft = await draftOf(request);
    const language = languageOf(request);
    const given = request.body as Readonly<Record<string, unknown>>;
    const saved = await orFaults(async () => {
      const mapping = corrected(draft.mapping, given);
      const body = readSourceSpec({ ...specOf(draft), mapping });
      await act(request, 'saveDraft', { query: { replaces: draft.updatedAt }, body });
    });
    const result = (await dryRunOf(draft, 'preview'))?.result;
    if ('value' in saved || result === undefined) {
      if ('value' in saved) await askAgain(request, draft, 'preview');
      response.redirect(303, link(addressOfStep(draft.id, 'preview'), language));
      return;
    }
    response.status(400);
    await show(request, response, { draft, step: 'preview' }, async (forms) =>
      previewContent(draft, result, { language, forms, given, faults: saved.faults }),
    );
  });

  for (const step of ['preview', 'dry-run'] as const)
    router.post(addressOfStep(':id', step), async (request, response) => {
      const draft = await draftOf(request);
      await askAgain(request, draft, step);
      response.redirect(303, link(addressOfStep(draft.id, step), languageOf(request)));
    });

  router.post('/sources/:id/draft/cancel', async (request, response) => {
    const draft = await draftOf(request);
    const [cancelled] = await cancelOpen(request, draft);
    const step = cancelled !== undefined && isPreview(cancelled) ? 'preview' : 'dry-run';
    response.redirect(303, link(addressOfStep(draft.id, step), languageOf(request)));
  });

  router.post('/sources/:id/draft/discard', async (request, response) => {
    await act(request, 'discardDraft', { params: request.params });
    response.redirect(303, link('/', languageOf(request), { done: 'decided' }));
  });

  router.post('/sources/:id/draft/activate', async (request, response) => {
    const draft = await draftOf(request);
    await cancelOpen(request, draft);
    await act(request, 'resumeSource', { params: request.params });
    parts.kick?.(draft.id);
    response.redirect(303, link('/', languageOf(request), { done: 'queued' }));
  });

  /** Returns the draft of a page, or of a form: as its page showed it. */
  const draftOf = async (request: Request): Promise<Source> => {
    const draft = await getDraft(parts, readInput(SourceId, request.params.id));
    if (request.method === 'POST' && changesSource(request.path)) await mustBeAsShown(parts, request, draft);
    return draft;
  };

  const canEncrypt = (): boolean => parts.keyring?.newestId !== undefined;

  /** Returns the dry run that a step shows, with its result. */
  const dryRunOf = async (draft: Source, step: Step): Promise<DryRun | undefined> => {
    const shown = runOfStep(await runsOfDraft(store, draft), step, draft);
    return shown === undefined ? undefined : store.dryRuns.get(shown.id);
  };

  /** Cancels the dry runs of a draft that wait or run; returns them, newest first. */
  const cancelOpen = async (request: Request, draft: Source): Promise<readonly DryRun[]> => {
    const open = (await runsOfDraft(store, draft)).filter(isOpenDryRun);
    for (const { id } of open) await act(request, 'cancelDryRun', { params: { id } });
    return open;
  };

  /** Asks for a preview, or a dry run, of the draft as it is now; those of the draft as it was are cancelled. */
  const askAgain = async (request: Request, draft: Source, step: 'preview' | 'dry-run'): Promise<void> => {
    await cancelOpen(request, draft);
    const query = step === 'preview' ? PREVIEW : {};
    await act(request, 'startSourceDryRun', { params: { id: draft.id }, query });
  };

  const show = async (
    request: Request,
    response: Response,
    { draft, step }: { readonly draft: Source; readonly step: Step },
    contentFor: (forms: PageForms) => Promise<Element>,
  ): Promise<void> => {
    const forms = tokens.forPage(request, response, [draft]);
    const content = await contentFor(forms);
    response.type('html').send(draftPage(frameOf(request), { draft, step, forms }, content));
  };

  const contentOf = async (
    request: Request,
    response: Response,
    { draft, step, forms }: { readonly draft: Source; readonly step: Step; readonly forms: PageForms },
  ): Promise<Element> => {
    const language = languageOf(request);
    if (step === 'settings')
      return settingsContent({ draft, form: formOf(draft), canEncrypt: canEncrypt() }, language, forms);
    const dryRun = await dryRunOf(draft, step);
    const given = { draft, dryRun, step, language, forms };
    if (dryRun?.result === undefined) {
      // A page without scripts shows progress by loading again.
      if (dryRun !== undefined && isOpenDryRun(dryRun)) response.set('refresh', RELOAD_SECONDS);
      return withoutResult(given);
    }
    const note = outdatedNote(given);
    return html`${note} ${partNote(given)} ${stepContent(draft, step, dryRun.result, { language, forms })}`;
  };

  return router;
};

const stepContent = (
  draft: Source,
  step: Exclude<Step, 'settings'>,
  result: DryRunResult,
  { language, forms }: { readonly language: ReturnType<typeof languageOf>; readonly forms: PageForms },
): Element => {
  if (step === 'preview') return previewContent(draft, result, { language, forms });
  if (step === 'duplicates') return duplicatesContent(draft.id, result, language);
  return differenceContent(draft.id, result, language, forms);
};
