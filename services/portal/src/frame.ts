import { defined, said } from '@moisson/kernel';
import { languageOf, originOf } from '@moisson/runtime';
import { texts, type PageFrame } from '@moisson/ui';
import type { Request } from 'express';
import { SearchParams } from './datasets/dataset-query.ts';

const VALIDATE = said('Valider', 'Validate');
const API = said('API', 'API');
const FILES = said('Le catalogue en fichiers', 'The catalogue as files');

/** Query parameters that change the page; all others are left out of canonical links. */
const KNOWN = [...Object.keys(SearchParams.shape), 'key'];

/** Returns a frame without a canonical address: for error pages. */
export const problemFrameOf = (request: Request): PageFrame => ({
  language: languageOf(request),
  current: request.originalUrl,
  navigation: [
    { href: '/', label: texts.home },
    { href: '/datasets', label: texts.datasets },
    { href: '/organizations', label: texts.organizations },
    { href: '/sources', label: texts.sources },
    { href: '/validate', label: VALIDATE },
  ],
  footer: [
    { href: '/api', label: API },
    { href: '/exports', label: FILES },
  ],
});

export const frameOf = (request: Request, portalUrl: string | undefined): PageFrame => {
  const origin = originOf(request, portalUrl);
  return {
    ...problemFrameOf(request),
    address: addressOf(request),
    ...defined({ origin }),
  };
};

const addressOf = ({ path, query }: Request): string => {
  const params = new URLSearchParams();
  for (const name of KNOWN) if (typeof query[name] === 'string' && query[name] !== '') params.set(name, query[name]);
  return params.size === 0 ? path : `${path}?${params.toString()}`;
};
