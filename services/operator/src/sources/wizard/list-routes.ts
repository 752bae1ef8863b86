import { languageOf } from '@moisson/runtime';
import { link } from '@moisson/ui';
import express, { type Router } from 'express';
import type { ConsoleAct } from '../../access/console-acts.ts';
import type { FormTokens } from '../../form-tokens.ts';
import type { OperatorParts } from '../../operator-parts.ts';
import { orFaults } from '../../or-faults.ts';
import { frameOf } from '../../page-parts.ts';
import { isOfFile, fileOf } from '../../uploads/form-files.ts';
import { beginList, readListForm } from './begin-list.ts';
import { addressPage } from './beginning-pages.ts';
import { organizationsFor } from './suggestions.ts';
import { addressOfStep } from './wizard-frame.ts';

/** The form that makes a draft of an uploaded list. */
export const listRoutes = ({ store }: OperatorParts, tokens: FormTokens, act: ConsoleAct): Router =>
  express.Router().post('/sources/new-list', async (request, response) => {
    const form = readListForm(request.body);
    const begun = await orFaults(
      async () => beginList(store, { form, file: fileOf(request) }, (id, given) => act(request, id, given)),
      isOfFile,
    );
    if ('value' in begun) {
      response.redirect(303, link(addressOfStep(begun.value, 'preview'), languageOf(request)));
      return;
    }
    const { offered } = organizationsFor(await store.registry.organizations(), []);
    const content = { list: { offered, given: form, faults: begun.faults } };
    response
      .status(400)
      .type('html')
      .send(addressPage(frameOf(request), tokens.forPage(request, response), content));
  });
