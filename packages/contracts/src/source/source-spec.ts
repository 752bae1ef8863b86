import { z } from 'zod';
import { LangText } from '@moisson/kernel';
import { sourceFields } from './source-fields.ts';
import { withoutCredentials } from './without-credentials.ts';

/** A host name with a dot, perhaps followed by a port or a path. */
const BARE_HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:[/?#]|$)/u;
/** Adds `https://` to an address without a scheme. */
const withScheme = (text: string): string => {
  const trimmed = text.trim();
  return BARE_HOST.test(trimmed) ? `https://${trimmed}` : trimmed;
};

/**
 * A source as an operator writes it, on the command line or in a file. `readSourceSpec` of the connectors checks the
 * protocol's name and options, because only they know the protocols.
 */
export const SourceSpec = z.strictObject({
  ...sourceFields,
  name: LangText.strict().optional(),
  endpoint: z.string().overwrite(withScheme).pipe(sourceFields.endpoint.superRefine(withoutCredentials)),
});
export type SourceSpec = Readonly<z.infer<typeof SourceSpec>>;
