import { readSourceSpec, SourcesSchema } from '@moisson/connectors';
import { redactedSource } from '@moisson/contracts';
import { answer, created } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation } from '../operator-context.ts';
import { discardDraft, saveDraft } from './save-draft.ts';

/** Operations on drafts: sources that are not read yet. */
export const draftOperations = [
  defineOperation({
    ...operatorApi.saveDraft,
    input: {
      ...operatorApi.saveDraft.input,
      body: SourcesSchema.shape.sources.element,
      readBody: readSourceSpec,
    },
    run: async ({ input, actor, context }) =>
      created(redactedSource(await saveDraft(context, input.body, input.query.replaces, actor.name))),
  }),
  defineOperation({
    ...operatorApi.discardDraft,
    run: async ({ input, context }) => answer(redactedSource(await discardDraft(context, input.params.id))),
  }),
];
