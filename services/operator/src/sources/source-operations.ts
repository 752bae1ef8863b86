import { readSourceSpec, SourcesSchema } from '@moisson/connectors';
import { redactedSource } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { answer, created } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { readFeed, readStanding } from '@moisson/store';
import { defineOperation } from '../operator-context.ts';
import { answerAfterRun, shownRun } from '../runs/await-run.ts';
import { currentRun } from '../runs/request-run.ts';
import { addSource } from './add-source.ts';
import { changeState } from './change-state.ts';
import { checkSource } from './check-source.ts';
import { detectSource } from './detect-source.ts';
import { noSource } from './get-source.ts';
import { protocolProblem } from './protocol-problem.ts';
import { releaseSource } from './release-source.ts';
import { setQuota } from './set-quota.ts';
import { uploadedFileOf, uploadFile } from '../uploads/upload-file.ts';

/** Operations on sources: reading, writing and probing them. */
export const sourceOperations = [
  defineOperation({
    ...operatorApi.listSources,
    run: async ({ context: { store, connectors } }) => {
      const { sources, feeds } = await readStanding(store);
      const listed = sources.map((source, at) => ({
        ...redactedSource(source),
        ...defined({ feed: feeds[at], problem: protocolProblem(connectors, source) }),
      }));
      return answer(listed);
    },
  }),
  defineOperation({
    ...operatorApi.addSource,
    input: { body: SourcesSchema.shape.sources.element, readBody: readSourceSpec },
    run: async ({ input, context }) => created(await addSource(context, input.body)),
  }),
  defineOperation({
    ...operatorApi.getSource,
    run: async ({ input: { params }, context: { store, connectors } }) => {
      const found = await readFeed(store, params.id);
      if (found === undefined) throw noSource(params.id);
      const { source, status, feed, lastRun } = found;
      return answer({
        ...redactedSource(source),
        ...{ status, feed },
        ...defined({ problem: protocolProblem(connectors, source), lastRun: lastRun && shownRun(lastRun) }),
      });
    },
  }),
  defineOperation({
    ...operatorApi.detectSource,
    run: async ({ input, context }) => answer(await detectSource(context, input.body.address)),
  }),
  defineOperation({
    ...operatorApi.checkSource,
    run: async ({ input, context }) => answer(await checkSource(context, input.params.id)),
  }),
  defineOperation({
    ...operatorApi.uploadFile,
    run: async ({ input, actor, context }) => answer(await uploadFile(context, input.params.id, input.body, actor)),
  }),
  defineOperation({
    ...operatorApi.showFile,
    run: async ({ input, context }) => answer(await uploadedFileOf(context, input.params.id)),
  }),
  defineOperation({
    ...operatorApi.setQuota,
    run: async ({ input, actor, context }) =>
      answer(redactedSource(await setQuota(context, input.params.id, input.body, actor))),
  }),
  defineOperation({
    ...operatorApi.pauseSource,
    run: async ({ input, context }) => answer(redactedSource(await changeState(context, input.params.id, 'pause'))),
  }),
  defineOperation({
    ...operatorApi.resumeSource,
    run: async ({ input, context }) => answer(redactedSource(await changeState(context, input.params.id, 'resume'))),
  }),
  defineOperation({
    ...operatorApi.releaseSource,
    run: async ({ input, context }) => answer(redactedSource(await releaseSource(context, input.params.id))),
  }),
  defineOperation({
    ...operatorApi.retireSource,
    run: async ({ input, signal, context }) => {
      const { id } = input.params;
      const before = await currentRun(context, id);
      const source = await changeState(context, id, 'retire');
      return answerAfterRun(context, { id, before, signal }, () => redactedSource(source));
    },
  }),
];
