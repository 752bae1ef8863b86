import { MAX_COMMENTS, type InboxNote } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { InboxItem } from '@moisson/operations/operator-api';
import { readStanding } from '@moisson/store';
import { MAX_COUNTED } from '../dead-letters/dead-letter-causes.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { maySeeReport } from '../reports/may-see.ts';
import { MAX_WAITING } from '../suggestions/find-merges.ts';
import { inboxItems } from './inbox-items.ts';

const [MAX_NOTES, MAX_REPORTS] = [5000, 5000];

/** Returns all matters that need a person, worst first. Throws `OutageError`. */
export const readInbox = async ({ store }: Pick<OperatorParts, 'store'>): Promise<InboxItem[]> => {
  const [{ feeds, holds, sources }, letters, merges, reports, notes] = await Promise.all([
    readStanding(store),
    store.deadLetters.list({ state: 'open', limit: MAX_COUNTED }),
    store.mergeSuggestions.list({ state: 'waiting', limit: MAX_WAITING }),
    store.reports.waiting(MAX_REPORTS),
    store.inboxNotes.list(MAX_NOTES),
  ]);
  const policies = new Map(sources.map(({ id, removalPolicy }) => [id, removalPolicy]));
  return inboxItems({ feeds, holds, letters, merges, reports, notes, policies });
};

/** Returns the matters that a person may see: reports are for operators, and for the publishers of their organization. */
export const visibleTo = (actor: Actor | undefined, items: readonly InboxItem[]): InboxItem[] =>
  items.filter((item) => item.kind !== 'report' || (actor?.kind === 'operator' && maySeeReport(actor, item)));

/** Gives a matter to somebody; to nobody if the name is empty. Throws `request.not-found`. */
export const assignItem = (parts: OperatorParts, id: string, assignee: string, by: Actor): Promise<InboxItem> =>
  noteItem(parts, id, by, ({ assignee: _, ...note }) => (assignee === '' ? note : { ...note, assignee }));

/** Adds a comment to a matter; the oldest ones go beyond the limit. Throws `request.not-found`. */
export const commentItem = async (parts: OperatorParts, id: string, text: string, by: Actor): Promise<InboxItem> => {
  const at = (await parts.store.polls.now()).toISOString();
  return noteItem(parts, id, by, (note) => ({
    ...note,
    comments: [...note.comments, { at, by: by.name, text }].slice(-MAX_COMMENTS),
  }));
};

const noteItem = async (
  parts: OperatorParts,
  id: string,
  by: Actor,
  change: (note: InboxNote) => InboxNote,
): Promise<InboxItem> => {
  const item = (await readInbox(parts)).find((one) => one.id === id);
  if (item === undefined) throw new MoissonError('request.not-found', { what: said(`affaire ${id}`, `matter ${id}`) });
  const { assignee, comments } = await parts.store.inboxNotes.change(id, change);
  parts.log.info({ event: 'inbox.noted', id, by: by.name }, 'matter noted');
  const { assignee: _, ...rest } = item;
  return { ...rest, comments: [...comments], ...(assignee === undefined ? {} : { assignee }) };
};
