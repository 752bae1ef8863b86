import { readSourceSpec, uploadedProtocol } from '@moisson/connectors';
import { uploadAddress, type SourceId } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import { MoissonError, readInput } from '@moisson/kernel';
import type { UploadBody } from '@moisson/operations/operator-api';
import { z } from 'zod';
import type { ActOfForm } from '../../access/console-acts.ts';
import { isNow } from '../change-state.ts';
import { BeginForm, PREVIEW } from './begin-draft.ts';

/** What the source of a list is to be called. */
export const ListForm = BeginForm.omit({ choice: true });
export type ListForm = Readonly<z.infer<typeof ListForm>>;

export const readListForm = (body: unknown): ListForm => readInput(ListForm, body);

/**
 * Stores the draft of a source that is a list, with the list, and asks for its preview. Returns its id. A list that cannot be read
 * leaves no draft. Throws as `saveDraft` and `uploadFile` do.
 */
export const beginList = async (
  { registry }: Pick<Store, 'registry'>,
  { form, file }: { readonly form: ListForm; readonly file: UploadBody },
  act: ActOfForm,
): Promise<SourceId> => {
  const [id, name] = [form.id.trim(), form.name.trim()];
  const given = {
    ...{ id, protocol: uploadedProtocol, endpoint: uploadAddress(id) },
    ...(name === '' ? {} : { name: { fr: name } }),
    ...(form.organization === '' ? {} : { organization: form.organization }),
  };
  const spec = readSourceSpec(given);
  const taken = await registry.get(spec.id);
  if (taken !== undefined) throw new MoissonError('request.conflict', { detail: isNow(taken.id, taken.state) });
  const params = { id: spec.id };
  await act('saveDraft', { body: given });
  try {
    await act('uploadFile', { params, body: file });
  } catch (error) {
    // Why the list was refused matters more than that the draft stayed.
    await act('discardDraft', { params }).catch(() => undefined);
    throw error;
  }
  // Too many dry runs wait: the draft and its list are kept, and the next page asks for a preview.
  await act('startSourceDryRun', { params, query: PREVIEW }).catch((error: unknown) => {
    if (!(error instanceof MoissonError && error.code === 'request.conflict')) throw error;
  });
  return spec.id;
};
