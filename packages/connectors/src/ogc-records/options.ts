import { said } from '@moisson/kernel';
import { z } from 'zod';
import { filterOption, optionsReader } from '../options.ts';

export const OgcRecordsOptions = z.object({
  filter: filterOption(
    said('le paramètre `filter`, en CQL2 (OGC 21-065)', 'the parameter `filter`, in CQL2 (OGC 21-065)'),
  ),
});

/** Returns the options of a stored source. Throws `source.options-invalid`. */
export const ogcRecordsOptions = optionsReader(OgcRecordsOptions);
