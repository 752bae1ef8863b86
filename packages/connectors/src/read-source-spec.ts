import {
  FORMER_OPTIONS,
  SourcesFile,
  sourcesFileKeys,
  SourceSpec,
  withoutCredentials,
  type MappingRules,
  type SourceOptions,
} from '@moisson/contracts';
import { readInput, said } from '@moisson/kernel';
import { z } from 'zod';
import { withoutDefaults, type OptionsSchema } from './options.ts';
import type { Protocol } from './protocol.ts';
import { RULE_KEYS, ruleFaults } from './rules/rule-faults.ts';
import { protocols } from './registered.ts';

/** The known keys, for "did you mean". */
const KEYS = new Set([
  ...sourcesFileKeys,
  ...RULE_KEYS,
  ...protocols.flatMap(({ options }) => Object.keys(options.shape)),
]);
const MAX_SOURCES = 10_000;

/**
 * Returns the schema of an option in an operator's input. Its texts are public, so credentials are rejected. Its
 * default is removed, so that a missing option stays missing.
 */
const written = (schema: z.ZodType): z.ZodType =>
  (schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema)
    .superRefine((value, context) => {
      for (const text of Array.isArray(value) ? (value as unknown[]) : [value])
        if (typeof text === 'string') withoutCredentials(text, context as z.RefinementCtx<string>);
    })
    .optional();

const writtenShape = ({ shape }: OptionsSchema, names: readonly string[]): Record<string, z.ZodType> =>
  Object.fromEntries(names.map((name) => [name, written(shape[name]!)]));

const TWICE = said('donnée aussi sous « options »', 'given under "options" too');

/**
 * Returns the schema of a source of one protocol in an operator's input. Options that were fields of the source in
 * older versions may still be written there.
 */
const specOf = ({ name, options: schema }: Protocol): z.ZodType<SourceSpec> => {
  const short = FORMER_OPTIONS.filter((one) => one in schema.shape);
  return SourceSpec.extend({
    protocol: z.literal(name),
    options: z.strictObject(writtenShape(schema, Object.keys(schema.shape))).default({}),
    ...writtenShape(schema, short),
  })
    .superRefine((spec: Record<string, unknown>, context) => {
      for (const { path, detail } of spec.mapping === undefined ? [] : ruleFaults(spec.mapping as MappingRules))
        context.addIssue({ code: 'custom', path: ['mapping', ...path], message: detail.en, params: { words: detail } });
      for (const one of short)
        if (spec[one] !== undefined && (spec.options as SourceOptions)[one] !== undefined)
          context.addIssue({ code: 'custom', path: [one], message: TWICE.en, params: { words: TWICE } });
    })
    .transform((spec: Record<string, unknown>) => {
      const entries = Object.entries(spec);
      const isShort = ([one]: readonly [string, unknown]): boolean => short.some((other) => other === one);
      const options = { ...(spec.options as SourceOptions), ...Object.fromEntries(entries.filter(isShort)) };
      const rest = Object.fromEntries(entries.filter((entry) => !isShort(entry)));
      return { ...rest, options: withoutDefaults(schema, options as SourceOptions) } as SourceSpec;
    });
};

const byName: ReadonlyMap<unknown, z.ZodType<SourceSpec>> = new Map(protocols.map((one) => [one.name, specOf(one)]));

/**
 * The schema of a source with an unknown protocol: that is one fault, and the rest of the source is checked as well.
 */
const ofNoProtocol: z.ZodType<SourceSpec> = SourceSpec.extend({
  protocol: z.enum(protocols.map(({ name }) => name)),
  ...Object.fromEntries(FORMER_OPTIONS.map((name) => [name, z.unknown().optional()])),
});

const schemaOf = (value: unknown): z.ZodType<SourceSpec> =>
  byName.get((value as { protocol?: unknown } | null | undefined)?.protocol) ?? ofNoProtocol;

/**
 * Returns a source that an operator wrote, with its options checked by its protocol. Throws `InvalidInput` with all
 * faults.
 */
export const readSourceSpec = (value: unknown): SourceSpec => readInput(schemaOf(value), value, KEYS);

/** The schema of a file of sources of any protocol. The published JSON Schema is generated from it. */
export const SourcesSchema = SourcesFile.extend({ sources: z.array(z.union([...byName.values()])).max(MAX_SOURCES) });

/**
 * Returns the sources of a file, each checked by its protocol. Throws `InvalidInput` with all faults of all sources.
 */
export const readSources = (value: unknown): SourcesFile => readInput(fileOf(value), value, KEYS);

/** Parses each source by the schema of its own protocol. The error of a union would only be that no member matches. */
const fileOf = (value: unknown): z.ZodType<SourcesFile> => {
  const { sources } = (value ?? {}) as { sources?: unknown };
  if (!Array.isArray(sources) || sources.length > MAX_SOURCES) return SourcesFile;
  const [first, ...others] = sources.map(schemaOf);
  return SourcesFile.extend({ sources: first === undefined ? z.tuple([]) : z.tuple([first, ...others]) });
};
