import { z } from 'zod';

/** The language of problems and texts, in place of `Accept-Language`: every operation takes it. */
export const LanguageParam = z.enum(['fr', 'en']);
