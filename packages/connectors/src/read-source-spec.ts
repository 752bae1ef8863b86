import { FORMER_OPTIONS, SourcesFile, sourcesFileKeys, SourceSpec, withoutCredentials } from '@moisson/contracts';
import type { SourceOptions } from '@moisson/contracts';
import { readInput, said } from '@moisson/kernel';
import { z } from 'zod';
import { withoutDefaults, type OptionsSchema } from './options.ts';
import type { Protocol } from './protocol.ts';
import { protocols } from './protocols.ts';

/** What a misspelt key may stand for. */
const KEYS = [...new Set([...sourcesFileKeys, ...protocols.flatMap(({ options }) => Object.keys(options.shape))])];

/** An option as a person writes it: the texts in it are shown to everyone. */
const written = (schema: z.ZodType): z.ZodType =>
  schema.superRefine((value, context) => {
    for (const text of Array.isArray(value) ? (value as unknown[]) : [value])
      if (typeof text === 'string') withoutCredentials(text, context as z.RefinementCtx<string>);
  });

/** What is not given stays out: a default would be taken for something given. */
const withoutDefault = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema;

const writtenShape = ({ shape }: OptionsSchema, names = Object.keys(shape)): Record<string, z.ZodType> =>
  Object.fromEntries(
    names.flatMap((name) =>
      shape[name] === undefined ? [] : [[name, written(withoutDefault(shape[name])).optional()]],
    ),
  );

/**
 * The schema of a source of one protocol, as an operator writes it. The options that were fields of the source itself may still be written
 * there.
 */
const specOf = ({ name, options: schema }: Protocol) => {
  const short = FORMER_OPTIONS.filter((one) => one in schema.shape);
  return SourceSpec.extend({
    protocol: z.literal(name),
    options: z.strictObject(writtenShape(schema)).default({}),
    ...writtenShape(schema, short),
  })
    .superRefine((spec: Record<string, unknown>, context) => {
      for (const one of short)
        if (spec[one] !== undefined && (spec.options as SourceOptions)[one] !== undefined)
          context.addIssue({ code: 'custom', path: [one], message: TWICE.en, params: { words: TWICE } });
    })
    .transform((given: Record<string, unknown>) => {
      const spec = { ...given };
      const options = { ...(spec.options as SourceOptions) };
      for (const one of short) {
        if (spec[one] !== undefined) options[one] = spec[one] as SourceOptions[string];
        delete spec[one];
      }
      return { ...spec, options: withoutDefaults(schema, options) } as SourceSpec;
    });
};

const TWICE = said('donnée aussi sous « options »', 'given under "options" too');

const byName: ReadonlyMap<unknown, z.ZodType<SourceSpec>> = new Map(protocols.map((one) => [one.name, specOf(one)]));

/** Of a source whose protocol is not known: all else in it is checked all the same. */
const ofNoProtocol = SourceSpec.extend({
  protocol: z.enum(protocols.map(({ name }) => name)),
  ...Object.fromEntries(FORMER_OPTIONS.map((name) => [name, z.unknown().optional()])),
});

const schemaOf = (value: unknown): z.ZodType<SourceSpec> =>
  byName.get((value as { protocol?: unknown } | null | undefined)?.protocol) ??
  (ofNoProtocol as unknown as z.ZodType<SourceSpec>);

/** Returns a source as an operator wrote it, its options checked by its protocol. Throws `InvalidInput` with every fault. */
export const readSourceSpec = (value: unknown): SourceSpec => readInput(schemaOf(value), value, KEYS);

/** The shape of a file of sources, whatever protocols they have: its JSON Schema is made of this one. */
export const SourcesSchema = SourcesFile.extend({ sources: z.array(z.union([...byName.values()])).max(10_000) });

/** Returns sources as code, each of them checked by its protocol. Throws `InvalidInput` with every fault of all of them. */
export const readSources = (value: unknown): SourcesFile => {
  const { sources } = (value ?? {}) as { sources?: unknown };
  // A union would say only that no member of it fits: each source is read by the schema of the protocol that it names.
  const each =
    Array.isArray(sources) && sources.length <= 10_000
      ? z.tuple(sources.map(schemaOf) as [z.ZodType<SourceSpec>])
      : undefined;
  return readInput(
    each === undefined ? SourcesFile : SourcesFile.extend({ sources: each }),
    value,
    KEYS,
  ) as SourcesFile;
};
