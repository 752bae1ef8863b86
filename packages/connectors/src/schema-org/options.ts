import { said } from '@moisson/kernel';
import { z } from 'zod';
import { filterOption, optionsReader } from '../options.ts';

export const SchemaOrgOptions = z.object({
  filter: filterOption(
    said(
      'seules les pages dont le chemin commence par ce texte sont lues, comme /donnees/',
      'only pages whose path begins with this text are read, such as /donnees/',
    ),
  ),
});

/** Returns the options of a stored source. Throws `source.options-invalid`. */
export const schemaOrgOptions = optionsReader(SchemaOrgOptions);
