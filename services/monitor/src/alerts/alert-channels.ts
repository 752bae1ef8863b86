import type { Alert } from '@moisson/contracts';
import { signedHeaders, type AlertRoute, type DueMessage, type Fetching } from '@moisson/domain';
import { defined, type Clock } from '@moisson/kernel';
import { MailChannel } from '@moisson/notify';
import type { AlertSettings } from '@moisson/runtime';
import { alertAddress, alertMessage, headline } from './alert-message.ts';
import { postSecretly } from './post-secretly.ts';

/** A way by which alerts leave. */
export interface AlertChannel extends AlertRoute {
  /** Throws a `MoissonError`. */
  send(alert: Alert, message: DueMessage, signal: AbortSignal): Promise<void>;
}

/** Connections at once to one receiver: channels are served one message after the other. */
export const ALERT_CONNECTIONS = 4;
/** Milliseconds for one e-mail: the others wait. */
const MAIL_MS = 15_000;
/** Characters of a message in a chat. */
const MAX_CHAT = 3000;

interface ChannelParts {
  readonly settings: AlertSettings;
  readonly fetching: Fetching;
  /** The system's: receivers compare the time of a message with their own. */
  readonly clock: Clock;
}

/** Returns the channels that are set. */
export const alertChannels = ({ settings, fetching, clock }: ChannelParts): readonly AlertChannel[] => {
  const { mail, escalation, webhook, chatUrl, consoleUrl } = settings;
  const byMail = (route: NonNullable<AlertSettings['mail']>): AlertChannel['send'] => {
    const channel = new MailChannel(route, MAIL_MS);
    return (alert, { id, event }, signal) => channel.send(alertMessage(alert, event, id, consoleUrl), signal);
  };
  return [
    ...(mail === undefined ? [] : [{ name: 'mail', send: byMail(mail) }]),
    ...(escalation === undefined ? [] : [{ name: 'escalation', isEscalation: true, send: byMail(escalation) }]),
    ...(webhook === undefined
      ? []
      : [
          {
            name: 'webhook',
            send: (alert: Alert, { id, event }: DueMessage, signal: AbortSignal) => {
              const body = JSON.stringify({
                type: `alert.${event}`,
                timestamp: alert.closedAt ?? alert.raisedAt ?? alert.openedAt,
                data: { ...told(alert), ...defined({ url: alertAddress(alert, consoleUrl) }) },
              });
              const timestamp = Math.floor(clock.now().getTime() / 1000);
              const headers = signedHeaders({ id, timestamp, body }, [webhook.secret]);
              return postSecretly(fetching, { url: webhook.url, body, headers }, signal);
            },
          },
        ]),
    ...(chatUrl === undefined
      ? []
      : [
          {
            name: 'chat',
            send: (alert: Alert, { id, event }: DueMessage, signal: AbortSignal) =>
              postSecretly(
                fetching,
                { url: chatUrl, body: JSON.stringify({ text: chatText(alert, { id, event }, consoleUrl) }) },
                signal,
              ),
          },
        ]),
  ];
};

/** What a program is told of an alert. */
const told = ({ id, kind, severity, reason, problem, host, sources, feeds, since, openedAt, closedAt }: Alert) => ({
  ...{ id, kind, severity, reason, sources, feeds, since, openedAt },
  ...defined({ problem, host, closedAt }),
});

/** Slack and Mattermost read `<`, `>` and `&` as marks, Teams reads Markdown: no text of a source makes a link or calls anybody. */
const chatText = (
  alert: Alert,
  { id, event }: Pick<DueMessage, 'id' | 'event'>,
  consoleUrl: string | undefined,
): string => {
  const { fr, en } = headline(alert, event);
  const [french = ''] = alertMessage(alert, event, id, consoleUrl).text.split('\n\n— English —\n\n');
  return `${french}\n\n${en === fr ? '' : en}`
    .slice(0, MAX_CHAT)
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@\u200b')
    .replaceAll('](', ']\u200b(');
};
