import { z } from 'zod';
import { LangText } from '@moisson/kernel';
import { sourceFields } from './source-fields.ts';
import { withoutCredentials } from './without-credentials.ts';

/** A host with a dot, and what may follow it. */
const BARE_HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:[/?#]|$)/u;
/** An address pasted without its scheme is an https one. */
const withScheme = (text: string): string => {
  const trimmed = text.trim();
  return BARE_HOST.test(trimmed) ? `https://${trimmed}` : trimmed;
};

/**
 * A source as an operator writes it, on the command line or in a file, whatever its protocol: the protocol's name and options are checked
 * by `readSourceSpec` in the connectors, which knows them.
 */
export const SourceSpec = z.strictObject({
  ...sourceFields,
  name: LangText.strict().optional(),
  endpoint: z.string().overwrite(withScheme).pipe(sourceFields.endpoint.superRefine(withoutCredentials)),
});
export type SourceSpec = Readonly<z.infer<typeof SourceSpec>>;
