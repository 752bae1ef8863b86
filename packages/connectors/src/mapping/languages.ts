/** Frequent words of each language. A word of several languages counts for each of them. */
const WORDS: Readonly<Record<string, string>> = {
  fr: 'le la les l un une des d du de et est sont dans pour par sur avec au aux ce cet cette ces qui que qu ou où ainsi leur leurs plus entre selon sans être été il elle ils elles nous vous pas ne se son sa ses dont chez afin lors depuis jusque jusqu notre votre nos vos comme contient comprend données jeu jeux liste en y à',
  en: 'the of and to in is are for on with by this that these those from at as be or which it its was were has have been not can their all between used an data dataset contains showing list you your',
  es: 'el la los las un una unos unas de del y en es son para por con que se su sus este esta estos estas como más o al lo desde entre sobre según ha han contiene datos conjunto',
  pt: 'o a os as um uma de do da dos das e em no na nos nas é são para por com que se seu sua mais ou ao aos à pelo pela como este esta entre não dados conjunto',
  it: 'il lo la i gli le l un una di del della dei delle degli e in è sono per con che si da dal dalla al alla nel nella come più o tra dati non',
  de: 'der die das und ist sind für mit von im in den dem des ein eine einer eines zu auf nicht sich wird werden oder als auch bei nach über aus daten',
  nl: 'de het een van en in is zijn voor met op dat die te door aan bij ook wordt naar niet uit gegevens',
  ca: 'el la els les l un una de del dels d i en és són per amb que es al als aquest aquesta dades entre més o',
};
const languages = Object.keys(WORDS);
const byWord = new Map<string, readonly number[]>();
languages.forEach((language, at) => {
  for (const word of WORDS[language]!.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), at]);
});

/** Number of characters that are enough to detect the language of a text. */
const MAX_READ = 300;

/**
 * Returns the language of a text if its most frequent words are clear, else undefined, as for most titles. A word
 * counts for each of its languages, and less if it has several; the best language must have more than one word of its
 * own, and clearly more than the second.
 */
export const evidentLanguage = (text: string): string | undefined => {
  const scores = new Array<number>(languages.length).fill(0);
  for (const word of text.slice(0, MAX_READ).toLowerCase().split(NOT_A_LETTER)) {
    const places = byWord.get(word);
    if (places !== undefined) for (const at of places) scores[at]! += 1 / places.length;
  }
  let [best, second] = [0, 0];
  let language: string | undefined;
  scores.forEach((score, at) => {
    if (score > best) [best, second, language] = [score, best, languages[at]];
    else if (score > second) second = score;
  });
  return best >= 1.5 && best >= 1.5 * second + 0.5 ? language : undefined;
};
/** A character that is not a lower-case letter of the languages above. */
const NOT_A_LETTER = /[^a-zà-öø-ÿœ]+/;

/**
 * Letters that English does not have: a text with them is not filed as English only because the texts around it are.
 */
const ACCENTED = /[À-ÖØ-öø-ÿœŒ]/;

/**
 * Returns the language of a text: the detected one, else the declared one, else that of the texts around it (`around`),
 * else French, because sources in Québec write French.
 */
export const languageOf = (text: string, declared: string | undefined, around?: string): string =>
  evidentLanguage(text) ?? declared ?? (around === 'en' && ACCENTED.test(text) ? 'fr' : around) ?? 'fr';

/** Three-letter codes and names that catalogues use. */
const CODES: Readonly<Record<string, string>> = {
  fra: 'fr',
  fre: 'fr',
  francais: 'fr',
  french: 'fr',
  eng: 'en',
  anglais: 'en',
  english: 'en',
  spa: 'es',
  espanol: 'es',
  spanish: 'es',
  por: 'pt',
  ita: 'it',
  deu: 'de',
  ger: 'de',
  nld: 'nl',
  dut: 'nl',
  cat: 'ca',
  iku: 'iu',
  cre: 'cr',
};

/**
 * Returns the two-letter code (ISO 639-1) of a language tag, name or URI; undefined for other text and for machine
 * translations (`en-t-fr`).
 */
export const languageCode = (given: string): string | undefined => {
  const text = given.trim();
  if (text.length > 200) return undefined;
  const tag = (
    /^https?:/i.test(text) ? (text.split(/[/#]/).findLast((part) => part !== '') ?? '') : text
  ).toLowerCase();
  if (/^[a-z]{2,3}-t-/.test(tag)) return undefined;
  const [first = ''] = tag.normalize('NFKD').replace(/\p{M}/gu, '').split(/[-_]/);
  return CODES[first] ?? (/^[a-z]{2}$/.test(first) ? first : undefined);
};

/**
 * Returns the distinct codes of the languages that a text names ("FR_EN", "fr, en", a URI). A region (`fr-CA`) is not a
 * language.
 */
export const languageCodes = (given: string): string[] => {
  const text = given.slice(0, 1000);
  const names = /^\s*https?:/i.test(text) ? [text] : text.split(/[\s,;|+&]+/);
  const each = names.flatMap((name) => (/^(?:fr|en)[_-](?:fr|en)$/i.test(name) ? name.split(/[_-]/) : [name]));
  return [...new Set(each.map(languageCode).filter((code) => code !== undefined))];
};
