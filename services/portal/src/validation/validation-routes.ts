import { MoissonError } from '@moisson/kernel';
import { visitorOf } from '@moisson/runtime';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { PageContext } from '../page-context.ts';
import { WorkBudget } from '../work-budget.ts';
import { AddressQuery, MAX_DOCUMENT_BYTES } from './public-validation.ts';
import { validateAddress, validateDocument } from './validate.ts';
import { VALIDATE_PATH } from './validation-operations.ts';
import { MAX_FORM_BYTES, validationPage } from './validation-page.ts';

/** Reads the body of a document that is posted to the API, as bytes. */
export const documentBody = (): Router =>
  express.Router().post(VALIDATE_PATH, express.raw({ type: () => true, limit: MAX_DOCUMENT_BYTES }));

/** A field that is given twice counts as none. */
const field = z.string().catch('');
const Form = z.object({ document: field, url: field });

/** The page on which people have a record judged. It posts, and only reads. */
export const validationRoutes = ({ fetching, validations, frameFor }: PageContext): Router => {
  const router = express.Router();
  router.get('/validate', (request, response) => {
    response.type('html').send(validationPage(frameFor(request)));
  });
  const form = express.urlencoded({ extended: false, limit: MAX_FORM_BYTES, parameterLimit: 10 });
  router.post('/validate', form, async (request: Request, response: Response) => {
    const { document, url } = Form.parse(request.body ?? {});
    if (Buffer.byteLength(document) > MAX_DOCUMENT_BYTES)
      throw new MoissonError('record.too-large', {
        key: '',
        bytes: Buffer.byteLength(document),
        limit: MAX_DOCUMENT_BYTES,
      });
    const left = new AbortController();
    response.once('close', () => left.abort());
    const budget = new WorkBudget();
    const address = AddressQuery.safeParse({ url }).data;
    const validation = await validations.during(visitorOf(request.ip), () =>
      document.trim() === '' && address !== undefined
        ? validateAddress(fetching, address.url, budget, left.signal)
        : validateDocument(Buffer.from(document), budget, left.signal),
    );
    response.type('html').send(validationPage(frameFor(request), { document, url, validation }));
  });
  return router;
};
