import { isUploadAddress, noRules, ofConsole, type Source, type SourceSpec } from '@moisson/contracts';
import { InvalidInput } from '@moisson/kernel';
import { recordMapping } from '../mapping/record-mapping.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { organizationFaults } from './source-faults.ts';
import { sourceOf } from './source-of.ts';

/**
 * Registers a source; it is due at once, or once its file is uploaded. Throws `request.conflict` if the id is, or ever was, in use; `request.invalid` if it refers to an
 * organization that is not registered.
 */
export const addSource = async ({ store }: OperatorParts, spec: SourceSpec): Promise<Source> => {
  const now = await store.polls.now();
  const source = { ...sourceOf(spec, now.toISOString()), owner: ofConsole };
  const faults = organizationFaults(spec, await store.registry.organizations());
  if (faults.length > 0) throw new InvalidInput(faults);
  await store.registry.create(source);
  await recordMapping(store, source.id, spec.mapping ?? noRules, ofConsole.kind);
  if (!isUploadAddress(source.endpoint)) await store.polls.schedule(source.id, now);
  return source;
};
