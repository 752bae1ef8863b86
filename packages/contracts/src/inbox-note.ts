import { z } from 'zod';
import { Instant } from './ids.ts';

/** Comments that are kept of one matter: the newest. */
export const MAX_COMMENTS = 50;

export const InboxComment = z.object({ at: Instant, by: z.string(), text: z.string() });
export type InboxComment = Readonly<z.infer<typeof InboxComment>>;

/** Who looks after a matter that needs a person, and what was said about it. */
export const InboxNote = z.object({
  /** The id of the matter. */
  id: z.string(),
  assignee: z.string().optional(),
  comments: z.array(InboxComment),
});
export type InboxNote = Readonly<z.infer<typeof InboxNote>>;
