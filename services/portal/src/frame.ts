import { languageOf } from '@moisson/runtime';
import type { PageFrame } from '@moisson/ui';
import type { Request } from 'express';

export const frameOf = (request: Request): PageFrame => ({
  language: languageOf(request),
  current: request.originalUrl,
  navigation: [
    { href: '/', label: 'home' },
    { href: '/datasets', label: 'datasets' },
    { href: '/organizations', label: 'organizations' },
    { href: '/sources', label: 'sources' },
  ],
});
