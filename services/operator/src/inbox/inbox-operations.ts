import { answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { allFiled } from '../dead-letters/file-dead-letters.ts';
import { defineOperation } from '../operator-context.ts';
import { assignItem, commentItem, readInbox, visibleTo } from './read-inbox.ts';

/** Operations on what needs a person. */
export const inboxOperations = [
  defineOperation({
    ...operatorApi.listInbox,
    run: async ({ input: { query }, actor, context }) => {
      await allFiled(context);
      const items = visibleTo(actor, await readInbox(context));
      return answer(
        items.filter(
          ({ kind, assignee }) =>
            (query.kind === undefined || kind === query.kind) &&
            (query.assignee === undefined || assignee === query.assignee),
        ),
      );
    },
  }),
  defineOperation({
    ...operatorApi.assignInboxItem,
    run: async ({ input, actor, context }) =>
      answer(await assignItem(context, input.params.id, input.body.assignee, actor)),
  }),
  defineOperation({
    ...operatorApi.commentInboxItem,
    run: async ({ input, actor, context }) =>
      answer(await commentItem(context, input.params.id, input.body.text, actor)),
  }),
];
