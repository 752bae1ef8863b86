import { revisionOf, SourceId, type Source } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import type { Request, RequestHandler } from 'express';
import type { OperatorParts } from '../operator-parts.ts';
import { changesSource, sourceIn } from './console-forms.ts';
import { REVISION_FIELD } from './page-forms.ts';
import { changedProblem } from './source-changed.ts';

/** Returns the revision of the source that the page of a form showed; undefined for a form without one. */
export const formRevision = (body: unknown): string | undefined => {
  const given = (body as Readonly<Record<string, unknown>> | undefined)?.[REVISION_FIELD];
  return typeof given === 'string' && /^\d{1,15}$/.test(given) ? given : undefined;
};

/** Throws `request.changed` if the source has changed since the page of the form was shown. */
export const mustBeAsShown = async (parts: OperatorParts, request: Request, source: Source): Promise<void> => {
  const shown = Number(formRevision(request.body));
  if (shown !== revisionOf(source)) throw await changedProblem(parts, source, new Set([shown]));
};

/**
 * Refuses a form that changes a source without the revision of its page, and one whose source has changed since. The act itself compares
 * once more, in the write. Throws `request.page-too-old`, `request.changed`.
 */
export const guardRevisions =
  (parts: OperatorParts): RequestHandler =>
  async (request, _response, next) => {
    const { method, path } = request;
    if (method === 'POST' && changesSource(path)) {
      if (formRevision(request.body) === undefined && sourceIn(path) !== undefined)
        throw new MoissonError('request.page-too-old');
      const id = SourceId.safeParse(sourceIn(path)).data;
      const source = id && (await parts.store.registry.get(id));
      if (source !== undefined) await mustBeAsShown(parts, request, source);
    }
    next();
  };
