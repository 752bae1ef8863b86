import { said } from '@moisson/kernel';
import { answer } from '@moisson/operations';
import { defineOperation } from '../portal-context.ts';
import { WorkBudget } from '../work-budget.ts';
import { AddressQuery, GivenBody, Validation } from './public-validation.ts';
import { validateAddress, validateDocument } from './validate.ts';

/** Where documents are posted. */
export const VALIDATE_PATH = '/api/v1/validate';

const output = {
  200: {
    description:
      'The records that it reads in the document, each beside its original, with what is wrong, where, by whose rule, and how to mend it. `problems` says why it reads none',
    schema: Validation,
  },
};

/** The body is a document in any syntax, so it arrives as bytes (`documentBody`). */
export const validateGiven = defineOperation({
  id: 'validateDocument',
  method: 'post',
  path: VALIDATE_PATH,
  summary: said(
    'Ce que Moisson ferait d’une fiche; rien n’est gardé',
    'What Moisson would make of a record; nothing is stored',
  ),
  access: 'public',
  input: {
    body: GivenBody,
    bodyType: '*/*',
    readBody: (given) => (given instanceof Uint8Array ? given : new Uint8Array()),
  },
  output,
  problems: ['request.too-many', 'request.busy', 'request.too-costly'],
  run: ({ input: { body }, visitor = '', signal, context }) =>
    context.validations.during(visitor, async () =>
      answer(await validateDocument(body as unknown as Uint8Array, new WorkBudget(), signal)),
    ),
});

const validateAt = defineOperation({
  id: 'validateAddress',
  method: 'get',
  path: VALIDATE_PATH,
  summary: said(
    'Ce que Moisson ferait de la fiche à une adresse; rien n’est gardé',
    'What Moisson would make of the record at an address; nothing is stored',
  ),
  access: 'public',
  input: { query: AddressQuery },
  output,
  problems: ['request.too-many', 'request.busy', 'request.too-costly'],
  run: ({ input: { query }, visitor = '', signal, context }) =>
    context.validations.during(visitor, async () =>
      answer(await validateAddress(context.fetching, query.url, new WorkBudget(), signal)),
    ),
});

export const validationOperations = [validateGiven, validateAt];
