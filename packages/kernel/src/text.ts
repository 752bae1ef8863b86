import { z } from 'zod';

/**
 * Language-tagged text: French first, English where the source gives it, other languages under their ISO 639-1 code. Never
 * machine-translated.
 */
export const LangText = z
  .object({ fr: z.string().optional(), en: z.string().optional() })
  .catchall(z.string().optional());
export type LangText = Readonly<z.infer<typeof LangText>>;

/** Text of our own: both languages always. */
export const Bilingual = z.object({ fr: z.string(), en: z.string() });
export type Bilingual = Readonly<z.infer<typeof Bilingual>>;

export type Language = 'fr' | 'en';

/** Text of our own, French first. */
export const said = (fr: string, en: string): Bilingual => ({ fr, en });

/** What is the same in both languages, as a name is, or what is said in both already. */
export const inBoth = (text: string | number | Bilingual): Bilingual =>
  typeof text === 'object' ? text : { fr: String(text), en: String(text) };

/** The language in which `inLanguage` finds the text; nothing where there is none. */
export const languageFound = (text: LangText, language: Language): string | undefined =>
  [language, 'fr', 'en', ...Object.keys(text)].find((one) => text[one] !== undefined);

/** The text in the wanted language, else in French, English or any other, in that order; else empty. */
export const inLanguage = (text: LangText, language: Language): string => text[language] ?? anyLanguage(text);

/** The text in French, else in English, else in any other language; else empty. */
export const anyLanguage = (text: LangText): string => text.fr ?? text.en ?? Object.values(text)[0] ?? '';
