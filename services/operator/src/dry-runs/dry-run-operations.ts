import { readSourceSpec, SourcesSchema } from '@moisson/connectors';
import { redactedSource, type DryRun } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { answer, created } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation, MAX_LIST } from '../operator-context.ts';
import { getSource } from '../sources/get-source.ts';
import { askDryRun, cancelDryRun, getDryRun, trySettings } from './ask-dry-run.ts';

const shown = (dryRun: DryRun): DryRun => ({ ...dryRun, source: redactedSource(dryRun.source) });

/** Operations on dry runs: what a run of a source would do. */
export const dryRunOperations = [
  defineOperation({
    ...operatorApi.startDryRun,
    input: { ...operatorApi.startDryRun.input, body: SourcesSchema.shape.sources.element, readBody: readSourceSpec },
    run: async ({ input, context }) => created(shown(await trySettings(context, input.body, input.query.extent))),
  }),
  defineOperation({
    ...operatorApi.startSourceDryRun,
    run: async ({ input, context }) =>
      created(shown(await askDryRun(context, await getSource(context, input.params.id), input.query.extent))),
  }),
  defineOperation({
    ...operatorApi.listDryRuns,
    run: async ({ input, context: { store } }) =>
      answer((await store.dryRuns.list({ ...defined({ sourceId: input.query.source }), limit: MAX_LIST })).map(shown)),
  }),
  defineOperation({
    ...operatorApi.getDryRun,
    run: async ({ input, context }) => answer(shown(await getDryRun(context, input.params.id))),
  }),
  defineOperation({
    ...operatorApi.cancelDryRun,
    run: async ({ input, context }) => answer(shown(await cancelDryRun(context, input.params.id))),
  }),
];
