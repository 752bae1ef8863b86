import { said } from '@moisson/kernel';
import { z } from 'zod';
import { filterOption, optionsReader, optionTexts } from '../options.ts';

/** Families of schemas of records. */
export const SchemaFamily = z.enum(['iso', 'dcat', 'dublin-core']);
export type SchemaFamily = z.infer<typeof SchemaFamily>;

export const CswOptions = z.object({
  filter: filterOption(said('le paramètre `constraint`, en CQL', 'the parameter `constraint`, in CQL')),
  schema: SchemaFamily.optional().register(optionTexts, {
    label: said('le format des fiches', 'the format of the records'),
    help: said(
      'le paramètre `outputSchema` : `iso`, `dcat` ou `dublin-core`; sans lui, le premier de ceux-là que le service donne',
      'the parameter `outputSchema`: `iso`, `dcat` or `dublin-core`; without it, the first of these that the service serves',
    ),
  }),
});

/** Returns the options of a stored source. Throws `source.options-invalid`. */
export const cswOptions = optionsReader(CswOptions);
