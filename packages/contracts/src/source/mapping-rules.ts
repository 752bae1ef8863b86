import { z } from 'zod';
import { Instant, SourceId } from '../ids.ts';

const Spelled = z.string().trim().min(1).max(200);
/** What a rule writes: a name of a vocabulary, a format, or the id of an organization. */
const Meant = z.string().trim().min(1).max(200);

/** The fields of a dataset whose values may be spelled in the source's own way. */
export const ValueField = z.enum(['license', 'theme', 'organization', 'format', 'accrualPeriodicity']);
export type ValueField = z.infer<typeof ValueField>;

/** A value that the source spells its own way. */
export const ValueRule = z.strictObject({
  field: ValueField.describe('The field of the dataset'),
  from: Spelled.describe('The value as the source writes it; case, accents and punctuation do not matter'),
  to: Meant.describe(
    'What it means: a licence (cc-by-4.0), a theme’s slug, the id of an organization, a format (CSV), or a frequency (WEEKLY)',
  ),
  name: z.string().trim().min(1).max(300).optional().describe('Of an organization: its name'),
});
export type ValueRule = Readonly<z.infer<typeof ValueRule>>;

export const RenameField = z.enum([
  'description',
  'license',
  'theme',
  'keyword',
  'accrualPeriodicity',
  'landingPage',
  'accessLevel',
]);
export type RenameField = z.infer<typeof RenameField>;

/** A field of the source that its protocol does not know, and the field of the dataset that it fills where that is empty. */
export const RenameRule = z.strictObject({
  from: z.string().min(1).max(500).describe('The source’s own name of the field, as the page of a dataset shows it'),
  to: RenameField.describe('The field of the dataset'),
});
export type RenameRule = Readonly<z.infer<typeof RenameRule>>;

export const DefaultField = z.enum(['license', 'theme', 'organization', 'accrualPeriodicity', 'accessLevel']);
export type DefaultField = z.infer<typeof DefaultField>;

/** A value for records that give none: an operator's statement, and marked as one wherever it is shown. */
export const DefaultRule = z.strictObject({
  field: DefaultField.describe('The field of the dataset'),
  value: Meant.describe('Its value, as under `to` of a value'),
  name: z.string().trim().min(1).max(300).optional().describe('Of an organization: its name'),
  statement: z.string().trim().min(1).max(500).describe('Who said so, and when'),
});
export type DefaultRule = Readonly<z.infer<typeof DefaultRule>>;

/**
 * Rules that repair the mapping of one source, as data. They are applied after its protocol's mapping: first fields are
 * renamed, then values translated, then defaults set.
 */
export const MappingRules = z.strictObject({
  values: z.array(ValueRule).max(500).default([]),
  rename: z.array(RenameRule).max(50).default([]),
  defaults: z.array(DefaultRule).max(20).default([]),
});
export type MappingRules = Readonly<z.infer<typeof MappingRules>>;

/** The rules that a source once had, or has. Versions of one source count from 1. */
export const MappingVersion = z.object({
  sourceId: SourceId,
  version: z.int().min(1),
  at: Instant,
  /** Who set them: the name of an actor, or of a file. */
  by: z.string(),
  rules: MappingRules,
});
export type MappingVersion = Readonly<z.infer<typeof MappingVersion>>;

export const noRules: MappingRules = { values: [], rename: [], defaults: [] };

/** Whether the rules do nothing. */
export const isWithoutRules = ({ values, rename, defaults }: MappingRules): boolean =>
  values.length + rename.length + defaults.length === 0;
