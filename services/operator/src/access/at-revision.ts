import { revisionOf, type Source } from '@moisson/contracts';
import { InvalidInput, said } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';
import { SourceChanged } from './source-changed.ts';

/** `"7"`, `"7-abc"`, or one of these as a weak tag, to which a proxy that compresses turns it. */
const TAG = /^(?:W\/)?"(\d{1,15})(?:-[\w-]{1,64})?"$/;

/**
 * Returns the revisions that an `If-Match` allows (RFC 9110 §13.1.1); undefined for `*` and without the header: any. Throws
 * `request.invalid` for tags that are not ours: ignored, they would let an edit through that must not pass.
 */
export const revisionsOf = (header: string | undefined): ReadonlySet<number> | undefined => {
  if (header === undefined || header.trim() === '*') return undefined;
  const revisions = header.split(',').map((tag) => TAG.exec(tag.trim())?.[1]);
  if (revisions.some((one) => one === undefined)) throw new InvalidInput([{ path: ['If-Match'], detail: NO_TAG }]);
  return new Set(revisions.map(Number));
};

const NO_TAG = said('l’ETag d’une source, comme "7", attendu', 'the ETag of a source, such as "7", expected');

/**
 * Returns the service's parts with a registry that changes this source only at one of these revisions, and then at the one that it left:
 * compared in the write itself, so that no other edit fits in between. Throws `SourceChanged` there.
 */
export const atRevision = (parts: OperatorParts, id: string, allowed: ReadonlySet<number>): OperatorParts => {
  const { registry } = parts.store;
  let current = allowed;
  const check = (source: Source): void => {
    if (!current.has(revisionOf(source))) throw new SourceChanged(source);
  };
  const update: typeof registry.update = async (sourceId, change) => {
    if (sourceId !== id) return registry.update(sourceId, change);
    const changed = await registry.update(sourceId, (source) => {
      check(source);
      return change(source);
    });
    current = new Set([revisionOf(changed)]);
    return changed;
  };
  return { ...parts, store: { ...parts.store, registry: { ...registry, update } } };
};
