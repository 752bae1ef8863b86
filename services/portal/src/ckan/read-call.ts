import type { Request } from 'express';
import { CkanError } from './ckan-error.ts';
import { Params } from './params.ts';

/** Returns the parameters of a call, as CKAN reads them: of a GET those of its address, of a POST its body, JSON or a form. Throws a `CkanError`. */
export const readCall = (request: Request): Params => {
  if (request.method !== 'POST') return new Params(request.query);
  const body: unknown = request.body;
  const text = Buffer.isBuffer(body) ? body.toString() : '';
  if (text.trim() === '') return new Params({});
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/')) throw badRequest('files are not accepted: send JSON or a form');
  // curl sends JSON as a form, if it is not told otherwise.
  if (type.startsWith('application/x-www-form-urlencoded') && !text.trimStart().startsWith('{'))
    return new Params(formOf(text));
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw badRequest('JSON Error: Error decoding JSON data');
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw badRequest('Bad request data: Request data JSON decoded but it needs to be a dictionary');
  return new Params(read as Record<string, unknown>);
};

export const badRequest = (reason: string): CkanError => new CkanError('Bad Request', `Bad request - ${reason}`);

const formOf = (text: string): Record<string, unknown> => {
  const form = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const all = form.getAll(name);
      return [name, all.length === 1 ? all[0] : all];
    }),
  );
};
