import { MoissonError, OutageError } from '@moisson/kernel';
import { createTransport } from 'nodemailer';
import type { Channel, Message } from './message.ts';
import { messageIdOf } from './message-id.ts';
import { oneLine } from './one-line.ts';

/** Where and how e-mail is sent. */
export interface MailSettings {
  readonly server: {
    readonly host: string;
    readonly port: number;
    /** TLS from the first byte; without it STARTTLS where the server offers it. */
    readonly secure: boolean;
    /** Refuse to go on without TLS. */
    readonly requireTls: boolean;
    readonly user?: string;
    readonly password?: string;
  };
  /** An address of e-mail. */
  readonly from: string;
  readonly to: readonly string[];
}

/** Milliseconds for one step of the protocol, and for the whole of a message. */
const [STEP_MS, WHOLE_MS] = [15_000, 60_000];

/** Sends messages by SMTP, each over a connection of its own: they are few. */
export class MailChannel implements Channel {
  readonly #settings: MailSettings;
  readonly #wholeMs: number;

  constructor(settings: MailSettings, wholeMs = WHOLE_MS) {
    [this.#settings, this.#wholeMs] = [settings, wholeMs];
  }

  send = async ({ id, subject, text, html }: Message, signal?: AbortSignal): Promise<void> => {
    const { server, from, to } = this.#settings;
    const { host, port, secure, requireTls, user, password } = server;
    const transport = createTransport({
      ...{ host, port, secure, requireTLS: requireTls },
      ...{ connectionTimeout: STEP_MS, greetingTimeout: STEP_MS, socketTimeout: STEP_MS, dnsTimeout: STEP_MS },
      // A text never makes us read a file or an address.
      ...{ disableFileAccess: true, disableUrlAccess: true },
      ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    });
    const deadline = AbortSignal.timeout(this.#wholeMs);
    try {
      await transport.sendMail({
        ...{ from, to: [...to], subject: oneLine(subject), text, html },
        messageId: messageIdOf(id, from),
        // Nobody’s absence notice answers it (RFC 3834 §5).
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
      });
    } catch (error) {
      throw mailProblem(error, `${host}:${port}`);
    } finally {
      transport.close();
    }
  };
}

/** A server’s permanent refusal has a code from 500 (RFC 5321 §4.2.1). All else may be otherwise later. */
const mailProblem = (error: unknown, server: string): MoissonError => {
  const { responseCode, message } = error as { responseCode?: number; message?: string };
  return responseCode !== undefined && responseCode >= 500
    ? new MoissonError('mail.refused', { server, detail: oneLine(String(message)) }, { cause: error })
    : new OutageError(server, error, { code: 'mail.unavailable' });
};
