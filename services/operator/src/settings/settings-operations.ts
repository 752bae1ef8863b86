import { answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation } from '../operator-context.ts';
import { planSettings, setSettings } from './set-settings.ts';

/** Operations on the settings of one source. */
export const settingsOperations = [
  defineOperation({
    ...operatorApi.setSettings,
    run: async ({ input: { params, query, body }, actor, context }) =>
      answer(
        query['dry-run'] === 'true'
          ? await planSettings(context, params.id, body)
          : await setSettings(context, params.id, body, actor),
      ),
  }),
];
