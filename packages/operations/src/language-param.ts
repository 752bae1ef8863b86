import { z } from 'zod';

/** The language of problems and texts; overrides `Accept-Language`. Every operation accepts it. */
export const LanguageParam = z.enum(['fr', 'en']);
