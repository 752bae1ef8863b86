import { readSourceSpec } from '@moisson/connectors';
import type { SourceId } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import { MoissonError, readInput } from '@moisson/kernel';
import { z } from 'zod';
import type { ActOfForm } from '../../access/console-acts.ts';
import { isNow } from '../change-state.ts';
import { NEW, slugOf } from './suggestions.ts';

/** The query of a preview. */
export const PREVIEW = { extent: 'preview' } as const;

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

/** Stores the draft, registers its organization if that is new, and asks for its preview. Returns its id. Throws as `saveDraft` does. */
export const beginDraft = async (
  { registry }: Pick<Store, 'registry'>,
  form: BeginForm,
  act: ActOfForm,
): Promise<SourceId> => {
  const [protocol, endpoint] = form.choice.split(' ');
  const name = form.name.trim();
  const given = {
    ...{ id: form.id.trim(), protocol, endpoint },
    ...(name === '' ? {} : { name: { fr: name } }),
  };
  // All else is checked before an organization is registered.
  const unspoken = readSourceSpec(given);
  const taken = await registry.get(unspoken.id);
  if (taken !== undefined) throw new MoissonError('request.conflict', { detail: isNow(taken.id, taken.state) });
  const organization = await organizationOf(registry, form.organization, act);
  await act('saveDraft', { body: organization === undefined ? given : { ...given, organization } });
  await act('startSourceDryRun', { params: { id: unspoken.id }, query: PREVIEW });
  return unspoken.id;
};

const organizationOf = async (
  registry: Store['registry'],
  chosen: string,
  act: ActOfForm,
): Promise<string | undefined> => {
  if (chosen === '') return undefined;
  if (!chosen.startsWith(NEW)) return chosen;
  const name = chosen.slice(NEW.length);
  const id = slugOf(name);
  const registered = await registry.organizations();
  if (!registered.some((one) => one.id === id)) await act('addOrganization', { body: { id, name: { fr: name } } });
  return id;
};

export const readBegin = (body: unknown): BeginForm => readInput(BeginForm, body);
