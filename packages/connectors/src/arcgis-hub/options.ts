import { said } from '@moisson/kernel';
import { z } from 'zod';
import { filterOption, optionsReader } from '../options.ts';

export const HubOptions = z.object({
  filter: filterOption(said('le paramètre `filter` de la recherche', 'the parameter `filter` of the search')),
});

/** Returns the options of a stored source. Throws `source.options-invalid`. */
export const hubOptions = optionsReader(HubOptions);
