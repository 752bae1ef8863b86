import { attributeOf, childNamed, childrenNamed, elementsOf, textOf, XLINK, type XmlElement } from '@moisson/formats';
import type { GivenText } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';

/** The languages of a record's texts. */
export interface IsoLocales {
  /** That of texts without a locale, as the record codes it. */
  readonly main: string | undefined;
  /** Languages by the id of their locale, in lower case (`#FR` refers to `FR`). */
  readonly byId: ReadonlyMap<string, string>;
}

/** Returns the value of a code: that of its attribute, else its text (ISO 19139 §9.5). */
export const codeIn = (element: XmlElement | undefined): string | undefined => {
  if (element === undefined) return undefined;
  const code = elementsOf(element)[0] ?? element;
  const value = attributeOf(code, 'codeListValue')?.trim();
  const given = value === undefined || value === '' ? textOf(code).trim() : value;
  // Some write the URI of the code.
  return given === '' ? undefined : given.replace(/^https?:.*[/#]/, '');
};

/** Returns the locales of a record: `gmd:language` and `gmd:locale`, `mdb:defaultLocale` and `mdb:otherLocale`. */
export const localesOf = (record: XmlElement): IsoLocales => {
  const locales = [
    ...childrenNamed(record, 'locale'),
    ...childrenNamed(record, 'otherLocale'),
    ...childrenNamed(record, 'defaultLocale'),
  ]
    .slice(0, 100)
    .flatMap((locale) => childrenNamed(locale, 'PT_Locale'));
  const languageOf = (locale: XmlElement): string | undefined =>
    codeIn(childNamed(locale, 'languageCode') ?? childNamed(locale, 'language'));
  const byId = locales.flatMap((locale): [string, string][] => {
    const [id, language] = [attributeOf(locale, 'id'), languageOf(locale)];
    return id === undefined || language === undefined ? [] : [[id.toLowerCase(), language]];
  });
  const main = childNamed(record, 'defaultLocale');
  const [locale] = main === undefined ? [] : childrenNamed(main, 'PT_Locale');
  return {
    main: locale === undefined ? codeIn(childNamed(record, 'language')) : languageOf(locale),
    byId: new Map(byId),
  };
};

/**
 * Returns a text with its translations: `CharacterString` or `Anchor`, and `PT_FreeText` (ISO 19139 §9.8). Marks it as read.
 * Undefined if it is empty.
 */
export const isoText = (
  reader: ElementReader,
  element: XmlElement | undefined,
  { main, byId }: IsoLocales,
): GivenText | undefined => {
  if (element === undefined) return undefined;
  reader.use(element);
  const translations = childrenNamed(element, 'PT_FreeText')
    .flatMap((text) => childrenNamed(text, 'textGroup'))
    .flatMap((group) => childrenNamed(group, 'LocalisedCharacterString'))
    .slice(0, 50)
    .map((text) => {
      const id = (attributeOf(text, 'locale') ?? '').replace(/^.*#/, '');
      return { '@value': textOf(text).trim(), '@language': byId.get(id.toLowerCase()) ?? id };
    })
    .filter((text) => text['@value'] !== '');
  const plain = plainOf(element);
  if (translations.length === 0) return plain;
  return plain === undefined
    ? translations
    : [{ '@value': plain, ...(main === undefined ? {} : { '@language': main }) }, ...translations];
};

const plainOf = (element: XmlElement): string | undefined => {
  const holder = elementsOf(element).find(({ name }) => name !== 'PT_FreeText') ?? element;
  const text = holder === element && elementsOf(element).length > 0 ? '' : textOf(holder).trim();
  return text === '' ? undefined : text;
};

/** Returns a text in the record's main language, without marking it as read. */
export const lineIn = (element: XmlElement | undefined): string | undefined =>
  element === undefined ? undefined : (plainOf(element) ?? (textOf(element).trim() || undefined));

/** Returns a text in the record's main language, and marks it as read. */
export const isoLine = (reader: ElementReader, element: XmlElement | undefined): string | undefined => {
  if (element !== undefined) reader.use(element);
  return lineIn(element);
};

/** Returns the address of an anchor (`gmx:Anchor`, `gcx:Anchor`). */
export const anchorIn = (element: XmlElement): string | undefined => {
  const anchor = childNamed(element, 'Anchor');
  return anchor && attributeOf(anchor, 'href', XLINK)?.trim();
};
