import type { Language } from '@moisson/kernel';
import type { Request, RequestHandler } from 'express';

/** Returns French unless the request asks for English: by `?lang=`, by the language cookie, then by `Accept-Language`. */
export const languageOf = (request: Request): Language => {
  if (isLanguage(request.query.lang)) return request.query.lang;
  const chosen = /(?:^|;\s*)lang=(fr|en)(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
  if (isLanguage(chosen)) return chosen;
  return request.acceptsLanguages(['fr', 'en']) === 'en' ? 'en' : 'fr';
};

const isLanguage = (value: unknown): value is Language => value === 'fr' || value === 'en';

const YEAR_MS = 365 * 24 * 3600 * 1000;

/** Stores a language chosen by `?lang=` in a cookie, so that it also applies to pages whose address does not name it. */
export const rememberLanguage: RequestHandler = (request, response, next) => {
  response.vary('Accept-Language').vary('Cookie');
  const { lang } = request.query;
  if (isLanguage(lang)) response.cookie('lang', lang, { maxAge: YEAR_MS, httpOnly: true, sameSite: 'lax' });
  next();
};
