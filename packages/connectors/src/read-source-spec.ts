import {
  FORMER_OPTIONS,
  SourcesFile,
  sourcesFileKeys,
  SourceSpec,
  withoutCredentials,
  type SourceOptions,
} from '@moisson/contracts';
import { readInput, said } from '@moisson/kernel';
import { z } from 'zod';
import { withoutDefaults, type OptionsSchema } from './options.ts';
import type { Protocol } from './protocol.ts';
import { protocols } from './registered.ts';

/** What a misspelt key may stand for. */
const KEYS = new Set([...sourcesFileKeys, ...protocols.flatMap(({ options }) => Object.keys(options.shape))]);
const MAX_SOURCES = 10_000;

/** An option as a person writes it. Its texts are shown to everyone; what is not given stays out, where a default would be taken for given. */
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
 * The schema of a source of one protocol, as an operator writes it. The options that were fields of the source itself may still be written
 * there.
 */
const specOf = ({ name, options: schema }: Protocol): z.ZodType<SourceSpec> => {
  const short = FORMER_OPTIONS.filter((one) => one in schema.shape);
  return SourceSpec.extend({
    protocol: z.literal(name),
    options: z.strictObject(writtenShape(schema, Object.keys(schema.shape))).default({}),
    ...writtenShape(schema, short),
  })
    .superRefine((spec: Record<string, unknown>, context) => {
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

/** Of a source whose protocol is not registered: that is a fault, and all else in it is checked all the same. */
const ofNoProtocol: z.ZodType<SourceSpec> = SourceSpec.extend({
  protocol: z.enum(protocols.map(({ name }) => name)),
  ...Object.fromEntries(FORMER_OPTIONS.map((name) => [name, z.unknown().optional()])),
});

const schemaOf = (value: unknown): z.ZodType<SourceSpec> =>
  byName.get((value as { protocol?: unknown } | null | undefined)?.protocol) ?? ofNoProtocol;

/** Returns a source as an operator wrote it, its options checked by its protocol. Throws `InvalidInput` with every fault. */
export const readSourceSpec = (value: unknown): SourceSpec => readInput(schemaOf(value), value, KEYS);

/** The shape of a file of sources, whatever protocols they have: its JSON Schema is made of this one. */
export const SourcesSchema = SourcesFile.extend({ sources: z.array(z.union([...byName.values()])).max(MAX_SOURCES) });

/** Returns sources as code, each of them checked by its protocol. Throws `InvalidInput` with every fault of all of them. */
export const readSources = (value: unknown): SourcesFile => readInput(fileOf(value), value, KEYS);

/** Of a union, an error would say only that none of its members fits: each source is read by the schema of the protocol that it names. */
const fileOf = (value: unknown): z.ZodType<SourcesFile> => {
  const { sources } = (value ?? {}) as { sources?: unknown };
  if (!Array.isArray(sources) || sources.length > MAX_SOURCES) return SourcesFile;
  const [first, ...others] = sources.map(schemaOf);
  return SourcesFile.extend({ sources: first === undefined ? z.tuple([]) : z.tuple([first, ...others]) });
};
