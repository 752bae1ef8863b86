import { z } from 'zod';
import { LangText } from '@moisson/kernel';
import { OrganizationSlug } from './organization.ts';
import { SourceContact, sourceFields } from './source-fields.ts';
import { Politeness, ReadingPolicy, RemovalPolicy } from './source-settings.ts';

/** Returns the object with every setting optional, and without defaults: a setting that is not given stays as it is. */
const partOf = <Shape extends z.ZodRawShape>(object: z.ZodObject<Shape>) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(object.shape).map(([name, schema]) => [name, z.optional(withoutDefault(schema as z.ZodType))]),
    ) as { [Name in keyof Shape]: z.ZodOptional<z.ZodType<z.output<Shape[Name]>>> },
  );

const withoutDefault = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema;

/**
 * A change of a registered source's settings: only what is given changes. What decides which records it lists (its protocol, endpoint and
 * options) is changed by a file.
 */
export const SettingsChange = z.strictObject({
  name: LangText.strict().optional(),
  organization: OrganizationSlug.optional(),
  speaksFor: z.array(OrganizationSlug).max(500).optional(),
  schedule: sourceFields.schedule,
  authority: z.int().min(0).max(1000).optional(),
  politeness: partOf(Politeness).optional(),
  reading: partOf(ReadingPolicy).optional(),
  removalPolicy: partOf(RemovalPolicy).optional(),
  contact: SourceContact.optional(),
});
export type SettingsChange = Readonly<z.infer<typeof SettingsChange>>;
