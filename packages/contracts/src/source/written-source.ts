import { z } from 'zod';
import { SourceSpec } from './source-spec.ts';

/** A source in the shortest form of a file: fields with their default value are left out. */
export const WrittenSource = z.looseObject({ id: z.string(), protocol: z.string(), endpoint: z.string() });
export type WrittenSource = Readonly<z.infer<typeof WrittenSource>>;

/** The names of a source's settings, in the order of a file. */
export const settingNames = Object.keys(SourceSpec.shape) as readonly (keyof SourceSpec)[];

const {
  id: _,
  protocol: __,
  endpoint: ___,
  ...DEFAULTS
}: Partial<SourceSpec> = SourceSpec.parse({ id: 'x', protocol: 'x', endpoint: 'https://x.example' });

/** Returns the settings of a source without those that have their default value, in the order of a file. */
export const writtenSource = (source: SourceSpec): WrittenSource =>
  Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = shortened(source[name], (DEFAULTS as Partial<SourceSpec>)[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  ) as WrittenSource;

/** Returns the value without the parts that have their default; undefined if nothing is left. */
const shortened = (value: unknown, standard: unknown): unknown => {
  if (!isPlainObject(value) || !isPlainObject(standard))
    return JSON.stringify(value) === JSON.stringify(standard) ? undefined : value;
  const parts = Object.entries(value).filter(
    ([name, part]) => part !== undefined && JSON.stringify(part) !== JSON.stringify(standard[name]),
  );
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
};

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One setting that differs. Absent: it is not set. */
export const FieldChange = z.object({
  /** Names joined by dots: `removalPolicy.graceHours`. */
  field: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type FieldChange = Readonly<z.infer<typeof FieldChange>>;

/** Returns the settings that differ between two objects, by the name of the innermost one. Lists are compared whole. */
export const changesBetween = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path = '',
): readonly FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name): readonly FieldChange[] => {
    const [one, other] = [before[name], after[name]];
    const field = path + name;
    if (isPlainObject(one) && isPlainObject(other)) return changesBetween(one, other, `${field}.`);
    if (JSON.stringify(one) === JSON.stringify(other)) return [];
    return [{ field, ...(one === undefined ? {} : { before: one }), ...(other === undefined ? {} : { after: other }) }];
  });

/** Returns the settings of a source, and nothing of its state. */
export const settingsOf = (source: SourceSpec): Readonly<Record<string, unknown>> =>
  Object.fromEntries(settingNames.flatMap((name) => (source[name] === undefined ? [] : [[name, source[name]]])));
