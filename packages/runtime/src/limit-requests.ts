import { MoissonError } from '@moisson/kernel';
import type { RequestHandler, Response } from 'express';
import { ByVisitor } from './by-visitor.ts';
import { visitorOf } from './visitor-address.ts';

/**
 * Bounds the requests that each visitor has under way: those that come over a proxy's connections, and those that are sent
 * over one connection without waiting for the answers (pipelining).
 */
export const limitRequests = (perVisitor: number): RequestHandler => {
  const byVisitor = new ByVisitor<Response>();
  return (request, response, next) => {
    const visitor = visitorOf(request.ip);
    const underWay = byVisitor.of(visitor);
    // A pipelined answer whose turn never came is not closed with its connection.
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
