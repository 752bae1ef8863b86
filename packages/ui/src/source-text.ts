import { type Dataset } from '@moisson/contracts';
import { inLanguage, languageFound, type LangText, type Language } from '@moisson/kernel';
import { html } from './html.ts';

/** Returns the `lang` attribute of a source's text on a page: undefined if it is the page's language, or unknown. */
export const langOf = (text: LangText, language: Language): string | undefined => {
  const found = languageFound(text, language);
  return found === language || found === undefined || !/^[a-z]{2,3}$/.test(found) ? undefined : found;
};

/** Returns a source's text unchanged, with its `lang` if it differs from the page's. */
export const sourceText = (text: LangText, language: Language) => {
  const lang = langOf(text, language);
  const shown = inLanguage(text, language);
  return lang === undefined ? shown : html`<span lang=${lang}>${shown}</span>`;
};

/** Returns the language of a dataset's other texts: a source whose title has only one language is taken to write all of them in it. */
export const wordsLanguage = ({ title }: Pick<Dataset, 'title'>, language: Language): string | undefined =>
  Object.keys(title).length === 1 ? langOf(title, language) : undefined;
