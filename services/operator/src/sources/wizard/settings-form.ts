import { readSourceSpec } from '@moisson/connectors';
import type { Credential, Source, SourceSpec } from '@moisson/contracts';
import { readInput } from '@moisson/kernel';
import { z } from 'zod';

/** A field of a form: its text, empty if it was left out. */
const field = z.string().max(500).default('');

/** The settings as a person writes them. */
export const SettingsForm = z.object({
  schedule: field,
  crawlDelaySeconds: field,
  maxShare: field,
  maxCount: field,
  graceHours: field,
  patienceDays: field,
  incremental: z.string().max(10).optional(),
  fullEveryHours: field,
  maxRecords: field,
  bearer: z.string().max(4000).default(''),
});
export type SettingsForm = Readonly<z.infer<typeof SettingsForm>>;

/** Returns the settings of a draft as the form shows them. */
export const formOf = ({ schedule, politeness, removalPolicy, reading, quota }: Source): SettingsForm => ({
  schedule,
  crawlDelaySeconds: String(politeness.crawlDelaySeconds),
  maxShare: String(removalPolicy.maxShare),
  maxCount: String(removalPolicy.maxCount),
  graceHours: String(removalPolicy.graceHours),
  patienceDays: String(removalPolicy.patienceDays),
  ...(reading.incremental ? { incremental: 'on' } : {}),
  fullEveryHours: String(reading.fullEveryHours),
  maxRecords: quota?.maxRecords === undefined ? '' : String(quota.maxRecords),
  bearer: '',
});

/** Returns a draft as an operator would write it in a file. */
export const specOf = (draft: Source): SourceSpec => {
  const {
    state: _,
    stateSince: __,
    stateReason: ___,
    createdAt: ____,
    updatedAt: _____,
    hasCredentials: ______,
    revision: _______,
    owner: ________,
    ...spec
  } = draft;
  return spec;
};

/** Returns the draft with the settings of a form; an empty field is the default. Throws `request.invalid` with every fault. */
export const specWith = (draft: Source, given: unknown): { readonly form: SettingsForm; readonly spec: SourceSpec } => {
  const form = readInput(SettingsForm, given);
  const spec = readSourceSpec({
    ...specOf(draft),
    ...(form.schedule.trim() === '' ? { schedule: undefined } : { schedule: form.schedule.trim() }),
    politeness: { ...draft.politeness, ...number('crawlDelaySeconds', form.crawlDelaySeconds) },
    removalPolicy: {
      ...number('maxShare', form.maxShare),
      ...number('maxCount', form.maxCount),
      ...number('graceHours', form.graceHours),
      ...number('patienceDays', form.patienceDays),
    },
    reading: { incremental: form.incremental !== undefined, ...number('fullEveryHours', form.fullEveryHours) },
    quota: form.maxRecords.trim() === '' ? undefined : number('maxRecords', form.maxRecords),
  });
  return { form, spec };
};

/** Returns the credential of a form, if one was given. */
export const credentialOf = ({ bearer }: SettingsForm): Credential | undefined =>
  bearer.trim() === '' ? undefined : { kind: 'bearer', token: bearer.trim() };

/** A decimal comma is as good as a point. */
const number = (name: string, text: string): object => {
  const written = text.trim().replace(',', '.');
  if (written === '') return {};
  return { [name]: Number.isNaN(Number(written)) ? text : Number(written) };
};
