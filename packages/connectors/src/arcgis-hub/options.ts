import { said } from '@moisson/kernel';
import { z } from 'zod';
import { optionsReader, optionTexts } from '../options.ts';

export const HubOptions = z.object({
  filter: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .register(optionTexts, {
      label: said('le filtre du protocole', 'the protocol’s own filter'),
      help: said('le paramètre `filter` de la recherche', 'the parameter `filter` of the search'),
    }),
});

/** Returns the options of a stored source. Throws `source.options-invalid`. */
export const hubOptions = optionsReader(HubOptions);
