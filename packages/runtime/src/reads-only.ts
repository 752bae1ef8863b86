import { MoissonError } from '@moisson/kernel';
import type { RequestHandler } from 'express';

export const READS = ['GET', 'HEAD', 'OPTIONS'];

/** For a service that changes nothing: any method but the allowed ones gets 405, with `Allow` (RFC 9110 §15.5.6). */
export const readsOnly: RequestHandler = (request, response, next) => {
  if (READS.includes(request.method)) {
    next();
    return;
  }
  response.set('allow', READS.join(', '));
  throw new MoissonError('request.method-not-allowed', { method: request.method });
};
