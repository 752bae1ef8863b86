import { MoissonError } from '@moisson/kernel';
import type { RequestHandler, Response } from 'express';
import { ByVisitor } from './by-visitor.ts';
import { visitorOf } from './visitor-address.ts';

/**
 * Limits the requests in progress of each visitor: those that arrive over a proxy's connections, and those sent over one connection without
 * waiting for the answers (pipelining).
 */
export const limitRequests = (perVisitor: number): RequestHandler => {
  const byVisitor = new ByVisitor<Response>();
  return (request, response, next) => {
    const visitor = visitorOf(request.ip);
    const underWay = byVisitor.of(visitor);
    // A pipelined response that was never started gets no `close` event when its connection closes.
    if (underWay.size >= perVisitor)
      for (const one of underWay) if (one.req.socket.destroyed) byVisitor.delete(visitor, one);
    if (underWay.size >= perVisitor) {
      response.set('retry-after', '1');
      throw new MoissonError('request.too-many', { limit: perVisitor });
    }
    byVisitor.add(visitor, response);
    response.once('close', () => byVisitor.delete(visitor, response));
    next();
  };
};
