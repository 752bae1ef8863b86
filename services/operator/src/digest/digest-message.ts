import { showNumber, type Language } from '@moisson/kernel';
import { oneLine, type Message } from '@moisson/notify';
import type { InboxItem } from '@moisson/operations/operator-api';
import { dayOf, html, named, render } from '@moisson/ui';
import { INBOX_PATH } from '../inbox/inbox-path.ts';
import { inboxTexts } from '../inbox/texts.ts';
import { digestTexts, mattersWaiting } from './texts.ts';

/** Matters that a digest tells; the console has the others. */
export const MAX_TOLD = 30;

/** Returns the digest of what needs a person, French then English, as text and as HTML. `items`: worst first. Pure. */
export const digestMessage = (items: readonly InboxItem[], id: string, consoleUrl: string): Message => {
  const told = items.slice(0, MAX_TOLD);
  const count = mattersWaiting(items.length);
  const more = items.length - told.length;
  const inText = (language: Language): string =>
    [
      items.length === 0 ? inboxTexts.nothing[language] : count[language],
      ...told.map((item) => itemText(item, language, consoleUrl)),
      ...(more > 0 ? [`${named(digestTexts.more[language], language)}${showNumber(more, language)}`] : []),
      `${named(digestTexts.open[language], language)}${addressOf(INBOX_PATH, language, consoleUrl)}`,
    ].join('\n\n');
  return {
    id,
    subject: oneLine(`Moisson : ${count.fr} / ${count.en}`),
    text: `${inText('fr')}\n\n— English —\n\n${inText('en')}\n\n— ${digestTexts.why.fr}\n— ${digestTexts.why.en}\n`,
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
                <h1>${items.length === 0 ? inboxTexts.nothing[language] : count[language]}</h1>
                ${told.map((item) => itemElement(item, language, consoleUrl))}
                ${more > 0 ? html`<p>${named(digestTexts.more[language], language)}${showNumber(more, language)}</p>` : undefined}
                <p>
                  <a href=${addressOf(INBOX_PATH, language, consoleUrl)}>${digestTexts.open[language]}</a>
                </p>
                <p><small>${digestTexts.why[language]}</small></p>
              </div>
            `,
          )}
        </body>
      </html>
    `),
  };
};

const itemText = (item: InboxItem, language: Language, consoleUrl: string): string =>
  [
    `* ${inboxTexts[item.kind][language]} — ${oneLine(item.title[language])}`,
    `  ${countedRecords(item.records, language)}`,
    `  ${named(inboxTexts.ifNobodyActs[language], language)}${otherwiseOf(item, language)}`,
    `  ${addressOf(item.page, language, consoleUrl)}`,
  ].join('\n');

const itemElement = (item: InboxItem, language: Language, consoleUrl: string) => html`
  <h2><a href=${addressOf(item.page, language, consoleUrl)}>${oneLine(item.title[language])}</a></h2>
  <p>${inboxTexts[item.kind][language]} · ${countedRecords(item.records, language)}</p>
  <p><strong>${named(inboxTexts.ifNobodyActs[language], language)}</strong>${otherwiseOf(item, language)}</p>
`;

const otherwiseOf = ({ otherwise, by }: InboxItem, language: Language): string =>
  by === undefined ? otherwise[language] : `${otherwise[language]} ${inboxTexts.at[language]} ${dayOf(by, language)}`;

const countedRecords = (records: number, language: Language): string =>
  `${named(digestTexts.records[language], language)}${showNumber(records, language)}`;

/** Returns a page of the console in a language. `path` may have a query. */
const addressOf = (path: string, language: Language, consoleUrl: string): string => {
  const url = new URL(path.replace(/^\//, ''), consoleUrl.endsWith('/') ? consoleUrl : `${consoleUrl}/`);
  url.searchParams.set('lang', language);
  return url.href;
};
