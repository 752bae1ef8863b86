import type { Source, SourceOptions } from '@moisson/contracts';
import { MoissonError, type Bilingual } from '@moisson/kernel';
import { z } from 'zod';

/** What people read of an option, and how the command line names it. */
export interface OptionTexts {
  /** What it is, in a few words. */
  readonly label: Bilingual;
  /** What it is to this protocol: the parameter that it becomes, or what it does. */
  readonly help: Bilingual;
  /** A flag that stands for one value of the option. Without it, the flag is the option's name, and its value is given. */
  readonly flag?: { readonly name: string; readonly value: string; readonly help: Bilingual };
}

/** The texts of every option, by its schema. */
export const optionTexts = z.registry<OptionTexts>();

/** A protocol's options: each one has a default or may be left out, so that `{}` is always valid. */
export type OptionsSchema = z.ZodObject<Record<string, z.ZodType<SourceOptions[string] | undefined>>>;

/**
 * Returns what reads a stored source's options. They are read once for each source that is loaded. It throws `source.options-invalid`
 * where the schema refuses them, which only another version can have stored; options that the schema does not have are left out.
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

/** Returns the options without those that are at their default, in the schema's order: what is stored and compared. */
export const withoutDefaults = (schema: OptionsSchema, options: SourceOptions): SourceOptions => {
  const defaults = schema.parse({});
  return Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = options[name];
      return value === undefined || JSON.stringify(value) === JSON.stringify(defaults[name]) ? [] : [[name, value]];
    }),
  );
};
