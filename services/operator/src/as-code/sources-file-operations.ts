import { readSources, SourcesSchema } from '@moisson/connectors';
import { answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation } from '../operator-context.ts';
import { applyFile } from './apply-file.ts';
import { exportFile } from './export-file.ts';
import type { FileChoices } from './plan-file.ts';
import { readPlan, shownPlan } from './read-plan.ts';
import { sourcesFileSchema } from './sources-file-schema.ts';

const choicesOf = (query: {
  readonly name: string;
  readonly prune?: string | undefined;
  readonly take?: string | undefined;
}): FileChoices => ({
  ...{ name: query.name, prune: query.prune === 'true', take: query.take === 'true' },
});

/** Operations on sources as code: a file and its difference with the registry. */
export const sourcesFileOperations = [
  defineOperation({
    ...operatorApi.planSources,
    // Its document refers to the schema of a file; that of each protocol is with `applySources`.
    input: { ...operatorApi.planSources.input, readBody: readSources },
    run: async ({ input: { body, query }, context: { store } }) =>
      answer(shownPlan(await readPlan(store, body, choicesOf(query)))),
  }),
  defineOperation({
    ...operatorApi.applySources,
    input: { ...operatorApi.applySources.input, body: SourcesSchema, readBody: readSources },
    run: async ({ input: { body, query }, context }) => answer(await applyFile(context, body, choicesOf(query))),
  }),
  defineOperation({
    ...operatorApi.exportSources,
    run: async ({ input: { query }, context }) => answer(await exportFile(context, query.name)),
  }),
  defineOperation({
    ...operatorApi.getSourcesSchema,
    run: async () => answer(sourcesFileSchema()),
  }),
];
