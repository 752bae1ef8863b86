import type { Alert } from '@moisson/contracts';
import type { AlertEvent } from '@moisson/domain';
import { said, type Bilingual, type Language } from '@moisson/kernel';
import { oneLine, type Message } from '@moisson/notify';
import { alertKinds, alertSeverities, alertTitle, html, instantText, named, render } from '@moisson/ui';

const DOCS = 'https://github.com/moisson-quebec/moisson/blob/main/docs/alerts.md';
const NAMED = 10;

const texts = {
  opened: said('Alerte', 'Alert'),
  raised: said('Alerte devenue critique', 'Alert, now critical'),
  escalated: said('Alerte dont personne ne s’occupe', 'Alert that nobody has taken'),
  closed: said('Terminé', 'Ended'),
  since: said('Depuis le', 'Since'),
  until: said('Jusqu’au', 'Until'),
  feeds: said('Flux', 'Feeds'),
  more: said('et d’autres', 'and others'),
  normal: said('D’habitude', 'Usually'),
  todo: said('Que faire', 'What to do'),
  noMore: said('Rien à faire : le trouble est passé.', 'Nothing to do: the trouble is over.'),
  open: said('S’en occuper', 'Look after it'),
  docs: said('Explication', 'Explanation'),
  why: said(
    'Ce message vient du catalogue Moisson, parce que son exploitant a inscrit votre adresse (MOISSON_ALERT_…).',
    'This message comes from the Moisson catalogue, because its operator has set your address (MOISSON_ALERT_…).',
  ),
} as const satisfies Record<string, Bilingual>;

/** Returns the line that says it all, in both languages. */
export const headline = (alert: Alert, event: AlertEvent): Bilingual => {
  const title = alertTitle(alert);
  const mark = (language: Language): string =>
    event === 'closed' ? '' : ` (${alertSeverities[alert.severity][language]})`;
  const line = (language: Language): string =>
    oneLine(named(texts[event][language], language) + title[language] + mark(language));
  return said(line('fr'), line('en'));
};

/** The address of an alert on the console; undefined where the console has none. */
export const alertAddress = ({ id }: Pick<Alert, 'id'>, consoleUrl: string | undefined): string | undefined =>
  consoleUrl === undefined ? undefined : `${consoleUrl.replace(/\/$/, '')}/alerts#${id}`;

/** Returns the message about an alert for people, French then English. Pure: the same alert gives the same message. */
export const alertMessage = (alert: Alert, event: AlertEvent, id: string, consoleUrl: string | undefined): Message => {
  const head = headline(alert, event);
  const rows = (language: Language) => rowsOf(alert, event, language, consoleUrl);
  const inText = (language: Language): string =>
    [head[language], ...rows(language).map(([label, text]) => `${named(label, language)}${text}`)].join('\n\n');
  const { fr, en } = texts.why;
  return {
    id,
    subject: oneLine(`Moisson : ${head.fr} / ${head.en}`),
    text: `${inText('fr')}\n\n— English —\n\n${inText('en')}\n\n— ${fr}\n— ${en}\n`,
    html: render(html`
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <title>Moisson</title>
        </head>
        <body>
          ${(['fr', 'en'] as const).map(
            (language) => html`
              <div lang=${language}>
                <h1>${head[language]}</h1>
                ${rows(language).map(
                  ([label, text]) =>
                    html`<p>
                      <strong>${named(label, language)}</strong
                      >${/^https?:\/\//.test(text) ? html`<a href=${text}>${text}</a>` : text}
                    </p>`,
                )}
                <p><small>${texts.why[language]}</small></p>
              </div>
            `,
          )}
        </body>
      </html>
    `),
  };
};

/** What a message says after its head line: label and text. */
const rowsOf = (
  alert: Alert,
  event: AlertEvent,
  language: Language,
  consoleUrl: string | undefined,
): readonly (readonly [string, string])[] => {
  const { kind, reason, sources, mostFeeds, since, closedAt } = alert;
  const address = alertAddress(alert, consoleUrl);
  const t = (name: keyof typeof texts): string => texts[name][language];
  const isClosed = event === 'closed' && closedAt !== undefined;
  const shown = sources.slice(0, NAMED).join(', ') + (mostFeeds > NAMED && sources.length > 0 ? `, ${t('more')}` : '');
  return [
    [t('since'), instantText(since, language)],
    ...(isClosed ? [[t('until'), instantText(closedAt, language)] as const] : []),
    [language === 'fr' ? 'Raison' : 'Reason', oneLine(reason[language])],
    ...(mostFeeds > 1 && shown !== '' ? [[t('feeds'), shown] as const] : []),
    ...(isClosed ? [] : [[t('normal'), alertKinds[kind].normal[language]] as const]),
    [t('todo'), isClosed ? t('noMore') : alertKinds[kind].todo[language]],
    ...(address === undefined ? [] : [[t('open'), address] as const]),
    [t('docs'), `${DOCS}#${kind}`],
  ];
};
