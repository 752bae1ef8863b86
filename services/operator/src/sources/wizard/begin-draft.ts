import { readSourceSpec } from '@moisson/connectors';
import type { Source } from '@moisson/contracts';
import { MoissonError, readInput } from '@moisson/kernel';
import { z } from 'zod';
import { saveDraft } from '../../drafts/save-draft.ts';
import { askDryRun } from '../../dry-runs/ask-dry-run.ts';
import type { OperatorParts } from '../../operator-parts.ts';
import { addOrganization } from '../../organizations/add-organization.ts';
import { isNow } from '../change-state.ts';
import { NEW, slugOf } from './suggestions.ts';

/** What a person chose of what was found, and what the source is to be called. */
export const BeginForm = z.object({
  /** Protocol and endpoint, with a space between. */
  choice: z
    .string()
    .max(2100)
    .regex(/^\S+ \S+$/),
  id: z.string().max(100),
  name: z.string().max(300).default(''),
  /** A slug, `new:` and a name, or nothing. */
  organization: z.string().max(300).default(''),
});
export type BeginForm = Readonly<z.infer<typeof BeginForm>>;

/** Stores the draft, registers its organization if that is new, and asks for the first dry run. Throws as `saveDraft` does. */
export const beginDraft = async (parts: OperatorParts, form: BeginForm): Promise<Source> => {
  const [protocol, endpoint] = form.choice.split(' ');
  const name = form.name.trim();
  const given = {
    ...{ id: form.id.trim(), protocol, endpoint },
    ...(name === '' ? {} : { name: { fr: name } }),
  };
  // All else is checked before an organization is registered.
  const unspoken = readSourceSpec(given);
  const taken = await parts.store.registry.get(unspoken.id);
  if (taken !== undefined) throw new MoissonError('request.conflict', { detail: isNow(taken.id, taken.state) });
  const organization = await organizationOf(parts, form.organization);
  const spec = organization === undefined ? unspoken : readSourceSpec({ ...given, organization });
  const draft = await saveDraft(parts, spec, undefined);
  await askDryRun(parts, draft);
  return draft;
};

const organizationOf = async (parts: OperatorParts, chosen: string): Promise<string | undefined> => {
  if (chosen === '') return undefined;
  if (!chosen.startsWith(NEW)) return chosen;
  const name = chosen.slice(NEW.length);
  const id = slugOf(name);
  const registered = await parts.store.registry.organizations();
  if (!registered.some((one) => one.id === id)) await addOrganization(parts, { id, name: { fr: name } });
  return id;
};

export const readBegin = (body: unknown): BeginForm => readInput(BeginForm, body);
