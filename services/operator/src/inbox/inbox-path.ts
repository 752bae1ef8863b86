/** The page of the queue. */
export const INBOX_PATH = '/needs-a-person';
