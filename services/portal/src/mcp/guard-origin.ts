import { MoissonError, said } from '@moisson/kernel';
import { guardHost, originOf, type Listen } from '@moisson/runtime';
import type { RequestHandler } from 'express';

/**
 * Refuses requests that a page of another site made a browser send, and those for another host on a loopback interface (DNS rebinding): the
 * protocol demands both. Programs send no Origin. `portalUrl`: the public address, which a proxy on this machine may pass on as Host.
 */
export const guardOrigin = (listen: Listen, portalUrl: string | undefined): RequestHandler => {
  const hosts = guardHost(listen);
  const own = portalUrl === undefined ? undefined : new URL(portalUrl);
  return (request, response, next) => {
    const { origin } = request.headers;
    const allowed = [own?.origin, originOf(request, undefined)];
    if (origin !== undefined && !allowed.includes(origin.toLowerCase()))
      throw new MoissonError('request.forbidden', {
        detail: said('la demande vient d’un autre site', 'the request comes from another site'),
      });
    if (own !== undefined && request.headers.host === own.host) next();
    else hosts(request, response, next);
  };
};
