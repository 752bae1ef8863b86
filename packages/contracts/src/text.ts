import { z } from 'zod';

/** Language-tagged text: French first, English where the source gives it. Never machine-translated. */
export const LangText = z.object({ fr: z.string().optional(), en: z.string().optional() });
export type LangText = Readonly<z.infer<typeof LangText>>;

/** Text of our own: both languages always. */
export const Bilingual = z.object({ fr: z.string(), en: z.string() });
export type Bilingual = Readonly<z.infer<typeof Bilingual>>;

export type Language = 'fr' | 'en';

/** The text in the wanted language, else in the other one, else empty. */
export const inLanguage = (text: LangText, language: Language): string =>
  text[language] ?? text[language === 'fr' ? 'en' : 'fr'] ?? '';
