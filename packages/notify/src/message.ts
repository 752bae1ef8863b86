/** A message to people. */
export interface Message {
  /** What it is about, unique: a repeat of the same message has the same id. */
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A way by which messages reach people. */
export interface Channel {
  /** Sends a message, until the signal aborts. Throws `OutageError` if it may succeed later, `mail.refused` if it never will. */
  send(message: Message, signal?: AbortSignal): Promise<void>;
}
