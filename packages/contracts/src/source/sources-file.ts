import { z } from 'zod';
import { LangText } from '@moisson/kernel';
import { Organization } from './organization.ts';
import { Politeness, RemovalPolicy } from './source-settings.ts';
import { SourceSpec } from './source-spec.ts';

/** Sources in a file: `deploy/sources/*.yaml`. */
export const SourcesFile = z.strictObject({
  organizations: z
    .array(Organization.extend({ name: LangText.strict() }).strict())
    .max(5000)
    .default([]),
  sources: z.array(SourceSpec).max(10_000),
});
export type SourcesFile = z.infer<typeof SourcesFile>;

/** All keys that such a file may contain at any level, without the options: candidates for "did you mean". */
export const sourcesFileKeys: readonly string[] = [
  SourcesFile,
  Organization,
  SourceSpec,
  Politeness,
  RemovalPolicy,
].flatMap(({ shape }) => Object.keys(shape));
