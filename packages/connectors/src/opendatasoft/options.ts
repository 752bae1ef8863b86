import { said } from '@moisson/kernel';
import { z } from 'zod';
import { filterOption, optionsReader } from '../options.ts';

export const OpendatasoftOptions = z.object({
  filter: filterOption(said('le paramètre `where`, en ODSQL', 'the parameter `where`, in ODSQL')),
});

/** Returns the options of a stored source. Throws `source.options-invalid`. */
export const opendatasoftOptions = optionsReader(OpendatasoftOptions);
