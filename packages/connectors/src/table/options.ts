import { said } from '@moisson/kernel';
import { z } from 'zod';
import { optionsReader, optionTexts } from '../options.ts';

export const CsvListOptions = z.object({
  finalLineBreak: z
    .enum(['required', 'none'])
    .default('required')
    .register(optionTexts, {
      label: said('le saut de ligne à la fin du fichier', 'the line break at the end of the file'),
      help: said(
        'un fichier sans lui peut avoir été coupé, et ne fait rien retirer; `none` : ce fichier n’en a jamais, et sa longueur en prouve la fin',
        'a file without it may have been cut, and removes nothing; `none`: this file never has one, and its length proves its end',
      ),
      flag: {
        name: 'without-final-line-break',
        value: 'none',
        help: said('le fichier n’a jamais de saut de ligne à la fin', 'the file never has a line break at its end'),
      },
    }),
});

/** Returns the options of a stored source. Throws `source.options-invalid`. */
export const tableOptions = optionsReader(CsvListOptions);
