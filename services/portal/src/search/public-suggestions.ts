import { z } from 'zod';

export const SuggestionParams = z.object({
  q: z.string().max(200),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

export const SuggestionList = z.strictObject({ items: z.array(z.string()) });
