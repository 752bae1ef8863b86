import { InvalidInput, said, suggestion } from '@moisson/kernel';
import type { RequestHandler } from 'express';
import { z } from 'zod';

/** The language of problems: any route of the API takes it. */
export const LanguageParam = z.enum(['fr', 'en']).optional();

/**
 * Refuses parameters that a route of the API does not have: a misspelt filter would silently answer another question. Pages ignore them, for
 * links come with marks of whoever shared them (`utm_source`). Throws `InvalidInput` that names each, and what it may stand for.
 */
export const onlyParams = (...names: readonly string[]): RequestHandler => {
  const known = [...names, 'lang'];
  return (request, _response, next) => {
    const unknown = Object.keys(request.query).filter((name) => !known.includes(name));
    if (unknown.length > 0) throw new InvalidInput(unknown.map((name) => faultOf(name, known)));
    const { lang } = request.query;
    if (lang !== '' && !LanguageParam.safeParse(lang).success)
      throw new InvalidInput([{ path: ['lang'], detail: said('« fr » ou « en » attendu', '"fr" or "en" expected') }]);
    next();
  };
};

const faultOf = (name: string, known: readonly string[]) => {
  const shown = name.slice(0, 100);
  const near = suggestion(name, known);
  const list = known.join(', ');
  return {
    path: [shown],
    detail: said(
      `paramètre inconnu « ${shown} »${near.fr || `; connus : ${list}`}`,
      `unknown parameter "${shown}"${near.en || `; known: ${list}`}`,
    ),
  };
};
