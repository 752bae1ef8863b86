import { said } from '@moisson/kernel';
import { z } from 'zod';
import { filterOption, optionsReader, optionTexts } from '../options.ts';

export const OaiOptions = z.object({
  filter: filterOption(
    said('le paramètre `set` : un ensemble du dépôt', 'the parameter `set`: a set of the repository'),
  ),
  prefix: z
    .string()
    .regex(/^[A-Za-z0-9\-_.!~*'()]{1,100}$/)
    .optional()
    .register(optionTexts, {
      label: said('le format des fiches', 'the format of the records'),
      help: said(
        'le paramètre `metadataPrefix`; sans lui, le plus riche que le dépôt offre pour toutes ses fiches, parmi ceux qui se lisent',
        'the parameter `metadataPrefix`; without it, the richest one that is read and that the repository offers for all its records',
      ),
    }),
});

/** Returns the options of a stored source. Throws `source.options-invalid`. */
export const oaiOptions = optionsReader(OaiOptions);
