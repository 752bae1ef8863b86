import { locales, type Bilingual, type Language } from '@moisson/kernel';
import { markHref, stylesheetHref } from './assets.ts';
import type { Element } from './html.ts';
import { html, render } from './html.ts';
import { link } from './format.ts';
import { texts, translator } from './texts.ts';

export interface NavigationItem {
  readonly href: string;
  readonly label: Bilingual;
}

export interface PageFrame {
  readonly language: Language;
  /** The name beside the logo, for services other than the portal. */
  readonly service?: Bilingual;
  readonly navigation: readonly NavigationItem[];
  /** Links below the content. */
  readonly footer?: readonly NavigationItem[];
  /** Path and query of this page, for the link to the other language. */
  readonly current: string;
  /** A line above the content of each page. */
  readonly note?: Element;
  /** Origin of the service, as `https://moisson.example`, for canonical links. A page without it is not for search engines. */
  readonly origin?: string;
  /** Path and query of this page for search engines, if they differ from `current`. */
  readonly address?: string;
  /** What programs find in this page. */
  readonly metadata?: PageMetadata;
}

export interface PageMetadata {
  /** The same content in other forms. */
  readonly alternates: readonly { readonly href: string; readonly type: string; readonly title?: string }[];
  /** The address of the OpenSearch description. */
  readonly search?: string;
  /** JSON-LD of schema.org. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A whole page. `title` is plain text of any origin. */
export const page = (frame: PageFrame, title: string, content: Element): string => {
  const { language, navigation, service, current, footer = [] } = frame;
  const t = translator(language);
  const other = language === 'fr' ? 'en' : 'fr';
  return render(html`
    <html lang=${locales[language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Moisson</title>
        <link rel="stylesheet" href=${stylesheetHref} />
        <link rel="icon" href=${markHref} type="image/svg+xml" />
        ${forSearchEngines(frame)} ${forPrograms(frame)}
      </head>
      <body>
        <a class="skip" href="#content">${t('skip')}</a>
        <header class="top">
          <div class="wide bar">
            <a class="mark" href=${link('/', language)}>
              <img src=${markHref} alt="" width="28" height="28" />
              <span>Moisson${service === undefined ? '' : html`<small> ${service[language]}</small>`}</span>
            </a>
            <nav aria-label=${t('navigation')}>
              <ul>
                ${navigation.map(
                  ({ href, label }) =>
                    html`<li>
                      <a href=${link(href, language)} aria-current=${standing(current, href)}>${label[language]}</a>
                    </li>`,
                )}
                <li>
                  <a href=${inLanguageOf(current, other)} lang=${locales[other]} hreflang=${locales[other]}
                    >${texts.otherLanguage[language]}</a
                  >
                </li>
              </ul>
            </nav>
          </div>
        </header>
        <main id="content" class="wide" tabindex="-1">${frame.note}${content}</main>
        <footer class="wide">
          <p>
            Moisson · ${t('tagline')}
            ${footer.map(({ href, label }) => html`${' · '}<a href=${link(href, language)}>${label[language]}</a>`)}
          </p>
        </footer>
      </body>
    </html>
  `);
};

/** Returns `page` if a link leads to this page, `true` if it leads to the section that contains this page (`aria-current`). */
const standing = (current: string, href: string): 'page' | 'true' | undefined => {
  const [path = '/'] = current.split('?');
  if (path === href) return 'page';
  return href !== '/' && path.startsWith(`${href}/`) ? 'true' : undefined;
};

/**
 * Returns the canonical link of this page and those of its other languages. The address without a language shows the language of the
 * visitor's browser.
 */
const forSearchEngines = ({ origin, current, address = current, language }: PageFrame) => {
  if (origin === undefined) return html`<meta name="robots" content="noindex" />`;
  const [path = '/', query = ''] = address.split('?');
  const params = new URLSearchParams(query);
  params.delete('lang');
  const bare = params.size === 0 ? path : `${path}?${params.toString()}`;
  return html`
    <link rel="canonical" href=${origin + inLanguageOf(bare, language)} />
    <link rel="alternate" hreflang=${locales.fr} href=${origin + inLanguageOf(bare, 'fr')} />
    <link rel="alternate" hreflang=${locales.en} href=${origin + inLanguageOf(bare, 'en')} />
    <link rel="alternate" hreflang="x-default" href=${origin + bare} />
  `;
};

/** Returns links to other forms of the page, and its JSON-LD: a block of data, which no browser runs. */
const forPrograms = ({ metadata }: PageFrame) => {
  if (metadata === undefined) return undefined;
  const { alternates, search, data } = metadata;
  return html`
    ${alternates.map(({ href, type, title }) => html`<link rel="alternate" type=${type} href=${href} title=${title} />`)}
    ${
      search === undefined
        ? undefined
        : html`<link rel="search" type="application/opensearchdescription+xml" href=${search} title="Moisson" />`
    }
    ${
      data === undefined
        ? undefined
        : html`<script type="application/ld+json" dangerouslySetInnerHTML=${{ __html: inScript(data) }} />`
    }
  `;
};

/** JSON whose harvested texts can end neither the block nor a comment (HTML §4.12.1.3). */
const inScript = (data: unknown): string => JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, unicodeEscape);
const unicodeEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const inLanguageOf = (current: string, language: Language): string => {
  const [path = '/', query = ''] = current.split('?');
  const params = new URLSearchParams(query);
  params.set('lang', language);
  return `${path}?${params.toString()}`;
};
