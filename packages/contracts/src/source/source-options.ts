import { z } from 'zod';

/** A protocol's name: which ones there are is the business of the connectors. */
export const ProtocolName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,49}$/, 'lower-case letters, digits and hyphens, 1 to 50 characters');

const MAX_OPTIONS = 50;
const Text = z.string().max(2000);

/**
 * What a source says to its protocol, by name: a small, flat JSON object. Each protocol has a schema of its own, by which an operator's
 * input is checked. An option at its default is left out. `filter` is, in every protocol, the part of the catalogue that is asked for.
 */
export const SourceOptions = z
  .record(z.string().max(100), z.union([Text, z.number(), z.boolean(), z.array(Text).max(100)]))
  .refine((options) => Object.keys(options).length <= MAX_OPTIONS, `at most ${MAX_OPTIONS} options`);
export type SourceOptions = Readonly<z.infer<typeof SourceOptions>>;
