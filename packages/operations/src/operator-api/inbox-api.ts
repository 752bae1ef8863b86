import { InboxComment, SourceId } from '@moisson/contracts';
import { Bilingual, said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';

/** What a matter is about, worst first. */
export const InboxKind = z.enum(['departure', 'quarantine', 'removals', 'dead-letters', 'report', 'merge']);
export type InboxKind = z.infer<typeof InboxKind>;

/** A matter that needs a person. */
export const InboxItem = z.strictObject({
  id: z.string(),
  kind: InboxKind,
  sourceId: SourceId.optional(),
  /** Of reports: that of their dataset. */
  organization: z.string().optional(),
  title: Bilingual,
  detail: Bilingual.optional(),
  /** How many records it concerns. */
  records: z.int().nonnegative(),
  since: z.string(),
  /** What happens if nobody acts. */
  otherwise: Bilingual,
  /** When that happens, at the earliest; absent if it is so from now on. */
  by: z.string().optional(),
  /** The console's page about it. */
  page: z.string(),
  assignee: z.string().optional(),
  comments: z.array(InboxComment),
});
export type InboxItem = Readonly<z.infer<typeof InboxItem>>;

const OF_ITEM = {
  params: z.object({ id: z.string().min(1).max(200).describe('The matter’s id') }),
  noun: said('affaire', 'matter'),
} as const;
export const Assignment = z.strictObject({
  assignee: z.string().trim().max(100).describe('Who looks after it; empty for nobody'),
});
export const Comment = z.strictObject({ text: z.string().trim().min(1).max(1000).describe('What is to be said') });
const now = { 200: { description: 'The matter as it is now', schema: InboxItem } } as const;

export const inboxApi = {
  listInbox: describeOperation({
    id: 'listInbox',
    method: 'get',
    path: '/api/v1/inbox',
    summary: said('Ce qui demande quelqu’un, le pire d’abord', 'What needs a person, worst first'),
    access: 'viewer',
    input: {
      query: z.object({
        kind: InboxKind.optional().describe('Only matters of this kind'),
        assignee: z.string().max(100).optional().describe('Only matters of this person'),
      }),
    },
    output: { 200: { description: 'The matters', schema: z.array(InboxItem) } },
    problems: [],
  }),
  assignInboxItem: describeOperation({
    id: 'assignInboxItem',
    method: 'post',
    path: '/api/v1/inbox/{id}/assign',
    summary: said('La confier à quelqu’un', 'Give it to somebody'),
    access: 'operator',
    input: { ...OF_ITEM, body: Assignment },
    output: now,
    problems: ['request.not-found'],
  }),
  commentInboxItem: describeOperation({
    id: 'commentInboxItem',
    method: 'post',
    path: '/api/v1/inbox/{id}/comment',
    summary: said('En dire quelque chose', 'Say something about it'),
    access: 'operator',
    input: { ...OF_ITEM, body: Comment },
    output: now,
    problems: ['request.not-found'],
  }),
} as const;
