import { said } from '@moisson/kernel';
import { z } from 'zod';
import { filterOption, optionsReader } from '../options.ts';

export const CswOptions = z.object({
  filter: filterOption(said('le paramètre `constraint`, en CQL', 'the parameter `constraint`, in CQL')),
});

/** Returns the options of a stored source. Throws `source.options-invalid`. */
export const cswOptions = optionsReader(CswOptions);
