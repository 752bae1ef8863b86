import type { Source, SourceOptions } from '@moisson/contracts';
import { MoissonError, said, type Bilingual } from '@moisson/kernel';
import { z } from 'zod';

/** The texts of an option for people, and its flag on the command line. */
export interface OptionTexts {
  /** The name of the option, in a few words. */
  readonly label: Bilingual;
  /** The meaning of the option in this protocol: the parameter that it becomes, or its effect. */
  readonly help: Bilingual;
  /** A flag that sets the option to one value. Without it, the flag has the option's name and takes a value. */
  readonly flag?: { readonly name: string; readonly value: string; readonly help: Bilingual };
}

/** The texts of every option, by its schema. */
export const optionTexts = z.registry<OptionTexts>();

/** Returns the option `filter`, which restricts the list to some of its records. `help`: the parameter of the protocol that it becomes. */
export const filterOption = (help: Bilingual) =>
  z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .register(optionTexts, { label: said('le filtre du protocole', 'the protocol’s own filter'), help });

/** The schema of a protocol's options. Each option has a default or is optional, so `{}` is always valid. */
export type OptionsSchema = z.ZodObject<Record<string, z.ZodType<SourceOptions[string] | undefined>>>;

/**
 * Returns a function that parses a stored source's options, once for each loaded source. It throws
 * `source.options-invalid` if the schema rejects them, which can only happen if another version stored them. Options
 * that the schema does not have are dropped.
 */
export const optionsReader = <Schema extends OptionsSchema>(
  schema: Schema,
): ((source: Pick<Source, 'options'>) => z.output<Schema>) => {
  const known = new WeakMap<object, z.output<Schema>>();
  return ({ options }) => {
    const before = known.get(options);
    if (before !== undefined) return before;
    const read = schema.safeParse(options);
    if (!read.success) throw new MoissonError('source.options-invalid', { detail: z.prettifyError(read.error) });
    known.set(options, read.data);
    return read.data;
  };
};

/**
 * Returns the options without those that have their default value, in the order of the schema. This form is stored and
 * compared.
 */
export const withoutDefaults = (schema: OptionsSchema, options: SourceOptions): SourceOptions => {
  const defaults = schema.parse({});
  return Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = options[name];
      return value === undefined || JSON.stringify(value) === JSON.stringify(defaults[name]) ? [] : [[name, value]];
    }),
  );
};
