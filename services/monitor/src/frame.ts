import { languageOf } from '@moisson/runtime';
import { texts, type PageFrame } from '@moisson/ui';
import type { Request } from 'express';
import { statusTexts } from './feeds/texts.ts';

/** Returns the frame of a page of the monitor. */
export const frameOf = (request: Request): PageFrame => ({
  language: languageOf(request),
  current: request.originalUrl,
  service: statusTexts.monitor,
  navigation: [{ href: '/', label: texts.status }],
});
