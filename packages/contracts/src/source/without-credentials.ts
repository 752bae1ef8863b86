import type { z } from 'zod';
import { credentialIn, said } from '@moisson/kernel';

/**
 * Rejects a text that contains credentials: a source's address and options are public, and there is no other place for
 * credentials yet.
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
          `contient ${found.fr}, ce qui ressemble à un identifiant secret`,
          `has ${found.en}, which looks like a credential`,
        ),
      },
    });
};
