import type { Language } from '@moisson/contracts';
import { markHref, stylesheetHref } from './assets.ts';
import type { Element } from './html.ts';
import { html, render } from './html.ts';
import { link } from './format.ts';
import { texts, translator, type TextName } from './texts.ts';

export interface NavigationItem {
  readonly href: string;
  readonly label: TextName;
}

export interface PageFrame {
  readonly language: Language;
  /** The name beside the mark, for services other than the portal. */
  readonly service?: TextName;
  readonly navigation: readonly NavigationItem[];
  /** Path and query of this very page, to offer it in the other language. */
  readonly current: string;
}

/** A whole page. `title` is plain text of any origin. */
export const page = (frame: PageFrame, title: string, content: Element): string => {
  const { language, navigation, service } = frame;
  const t = translator(language);
  const other = language === 'fr' ? 'en' : 'fr';
  return render(html`
    <html lang=${language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Moisson</title>
        <link rel="stylesheet" href=${stylesheetHref} />
        <link rel="icon" href=${markHref} type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#content">${t('skip')}</a>
        <header class="top">
          <div class="wide bar">
            <a class="mark" href=${link('/', language)}>
              <img src=${markHref} alt="" width="28" height="28" />
              <span>Moisson${service === undefined ? '' : html`<small> ${t(service)}</small>`}</span>
            </a>
            <nav aria-label="Navigation">
              <ul>
                ${navigation.map(({ href, label }) => {
                  const here = frame.current.split('?')[0] === href;
                  return html`<li>
                    <a href=${link(href, language)} aria-current=${here ? 'page' : undefined}>${t(label)}</a>
                  </li>`;
                })}
                <li>
                  <a href=${inOther(frame.current, other)} lang=${other} hreflang=${other}
                    >${texts.otherLanguage[language]}</a
                  >
                </li>
              </ul>
            </nav>
          </div>
        </header>
        <main id="content" class="wide">${content}</main>
        <footer class="wide">
          <p>Moisson · ${t('tagline')}</p>
        </footer>
      </body>
    </html>
  `);
};

const inOther = (current: string, language: Language): string => {
  const [path = '/', query = ''] = current.split('?');
  const params = new URLSearchParams(query);
  params.set('lang', language);
  return `${path}?${params.toString()}`;
};
