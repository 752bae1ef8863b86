import { z } from 'zod';

/**
 * Text by language: French first, English if the source gives it, other languages under their ISO 639-1 code. Never
 * machine-translated.
 */
export const LangText = z
  .object({ fr: z.string().optional(), en: z.string().optional() })
  .catchall(z.string().optional());
export type LangText = Readonly<z.infer<typeof LangText>>;

/** Our own text, always in both languages. */
export const Bilingual = z.object({ fr: z.string(), en: z.string() });
export type Bilingual = Readonly<z.infer<typeof Bilingual>>;

export type Language = 'fr' | 'en';

/** Our own text: French, then English. */
export const said = (fr: string, en: string): Bilingual => ({ fr, en });

/**
 * Returns a text that is the same in both languages, such as a name. Text that is already bilingual is returned as it
 * is.
 */
export const inBoth = (text: string | number | Bilingual): Bilingual =>
  typeof text === 'object' ? text : { fr: String(text), en: String(text) };

/** Returns the language of the text that `inLanguage` returns, or undefined if there is no text. */
export const languageFound = (text: LangText, language: Language): string | undefined =>
  [language, 'fr', 'en', ...Object.keys(text)].find((one) => text[one] !== undefined);

/** Returns the text in the given language, else in French, English or any other, in that order; else an empty text. */
export const inLanguage = (text: LangText, language: Language): string => text[language] ?? anyLanguage(text);

/** Returns the text in French, else in English, else in any other language; else an empty text. */
export const anyLanguage = (text: LangText): string => text.fr ?? text.en ?? Object.values(text)[0] ?? '';
