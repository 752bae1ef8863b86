import { optionTexts, SourcesSchema } from '@moisson/connectors';
import { z } from 'zod';

/**
 * Returns the JSON Schema (2020-12) of a file of sources, with each protocol's own options: an editor checks and completes the file by it.
 * Generated into docs/reference/schemas, and served.
 */
export const sourcesFileSchema = (): Readonly<Record<string, unknown>> => ({
  title: 'Moisson: sources as code',
  description: 'A file of sources: moisson plan -f FILE, moisson apply -f FILE.',
  ...z.toJSONSchema(SourcesSchema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const { label, help } = optionTexts.get(zodSchema as unknown as z.ZodType) ?? {};
      if (help !== undefined) jsonSchema.description = `${label === undefined ? '' : `${label.en}: `}${help.en}`;
    },
  }),
});
