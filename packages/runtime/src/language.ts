import type { Language } from '@moisson/contracts';
import type { Request } from 'express';

/** French unless the request asks for English: by `?lang=`, then by `Accept-Language`. */
export const languageOf = (request: Request): Language => {
  if (request.query.lang === 'fr' || request.query.lang === 'en') return request.query.lang;
  return request.acceptsLanguages(['fr', 'en']) === 'en' ? 'en' : 'fr';
};
