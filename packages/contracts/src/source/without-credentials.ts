import type { z } from 'zod';
import { credentialIn, said } from '@moisson/kernel';

/**
 * Rejects a text that contains credentials: a source's address and options are public. Credentials are kept apart,
 * encrypted (`Credential`).
 */
export const withoutCredentials = (text: string, context: z.RefinementCtx<string>): void => {
  const found = credentialIn(text);
  if (found !== undefined)
    context.addIssue({
      code: 'custom',
      message: `has ${found.en}, which looks like a credential`,
      params: {
        problem: 'source.credentials-refused',
        words: said(
          `contient ${found.fr}, ce qui ressemble à un identifiant secret; inscrivez la source sans lui, puis donnez-le par « moisson source credentials set »`,
          `has ${found.en}, which looks like a credential; register the source without it, then give it by "moisson source credentials set"`,
        ),
      },
    });
};
