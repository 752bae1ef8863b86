import { type Dataset } from '@moisson/contracts';
import { inLanguage, languageFound, type LangText, type Language } from '@moisson/kernel';
import { html } from './html.ts';

/** The `lang` of what a source says on a page: nothing where it is the page's own, or not known. */
export const langOf = (text: LangText, language: Language): string | undefined => {
  const found = languageFound(text, language);
  return found === language || found === undefined || !/^[a-z]{2,3}$/.test(found) ? undefined : found;
};

/** A source's text as it is, marked with its language where that is not the page's. */
export const sourceText = (text: LangText, language: Language) => {
  const lang = langOf(text, language);
  const shown = inLanguage(text, language);
  return lang === undefined ? shown : html`<span lang=${lang}>${shown}</span>`;
};

/** The language of a dataset's other words: a source that has its title in one language alone has them all in it. */
export const wordsLanguage = ({ title }: Pick<Dataset, 'title'>, language: Language): string | undefined =>
  Object.keys(title).length === 1 ? langOf(title, language) : undefined;
