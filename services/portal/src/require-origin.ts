import { MoissonError, said } from '@moisson/kernel';

/** Returns the origin, for answers that need absolute addresses. Throws `request.invalid` if the request names no readable host. */
export const requireOrigin = (origin: string | undefined): string => {
  if (origin === undefined)
    throw new MoissonError('request.invalid', {
      detail: said('l’en-tête Host ne nomme aucun hôte', 'the Host header names no host'),
    });
  return origin;
};
