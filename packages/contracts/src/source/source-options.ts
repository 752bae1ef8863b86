import { z } from 'zod';

/** The name of a protocol. The connectors check that it exists. */
export const ProtocolName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,49}$/, 'lower-case letters, digits and hyphens, 1 to 50 characters');

const MAX_OPTIONS = 50;
const Text = z.string().max(2000);

/**
 * The options of a source for its protocol: a small, flat JSON object. Each protocol has its own schema, which checks
 * an operator's input. An option with its default value is left out. In every protocol, `filter` selects the part of
 * the catalogue that is requested.
 */
export const SourceOptions = z
  .record(z.string().max(100), z.union([Text, z.number(), z.boolean(), z.array(Text).max(100)]))
  .refine((options) => Object.keys(options).length <= MAX_OPTIONS, `at most ${MAX_OPTIONS} options`);
export type SourceOptions = Readonly<z.infer<typeof SourceOptions>>;
