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

/** The text in the wanted language, else in French, English or any other, in that order; else empty. */
export const inLanguage = (text: LangText, language: Language): string => text[language] ?? anyLanguage(text);

/** The text in French, else in English, else in any other language; else empty. */
export const anyLanguage = (text: LangText): string => text.fr ?? text.en ?? Object.values(text)[0] ?? '';
