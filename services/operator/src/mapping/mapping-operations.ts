import { readMappingRules } from '@moisson/connectors';
import { noRules } from '@moisson/contracts';
import { answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation } from '../operator-context.ts';
import { answerAfterRun } from '../runs/await-run.ts';
import { currentRun } from '../runs/request-run.ts';
import { getSource } from '../sources/get-source.ts';
import { previewMapping } from './preview-mapping.ts';
import { MAX_VERSIONS, restoreMapping, setMapping } from './set-mapping.ts';

/** Operations on the rules that repair the mapping of one source. */
export const mappingOperations = [
  defineOperation({
    ...operatorApi.getMapping,
    run: async ({ input: { params }, context }) => {
      const { mapping: rules = noRules } = await getSource(context, params.id);
      return answer({ rules, versions: await context.store.mappingVersions.list(params.id, MAX_VERSIONS) });
    },
  }),
  defineOperation({
    ...operatorApi.previewMapping,
    input: { ...operatorApi.previewMapping.input, readBody: readMappingRules },
    run: async ({ input: { params, body }, context }) =>
      answer(await previewMapping(context, await getSource(context, params.id), body)),
  }),
  defineOperation({
    ...operatorApi.setMapping,
    input: { ...operatorApi.setMapping.input, readBody: readMappingRules },
    run: async ({ input: { params, body, query }, actor, signal, context }) => {
      const before = await currentRun(context, params.id);
      const set = await setMapping(context, params.id, body, actor);
      if (query.wait !== 'true') return answer(set);
      return answerAfterRun(context, { id: params.id, before, signal }, () => set);
    },
  }),
  defineOperation({
    ...operatorApi.restoreMapping,
    run: async ({ input: { params, query }, actor, signal, context }) => {
      const before = await currentRun(context, params.id);
      const set = await restoreMapping(context, params.id, params.version, actor);
      if (query.wait !== 'true') return answer(set);
      return answerAfterRun(context, { id: params.id, before, signal }, () => set);
    },
  }),
];
