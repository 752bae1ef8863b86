import { childNamed, elementsOf, textOf, type XmlElement } from '@moisson/formats';
import type { Described } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';
import { codeIn, isoLine, isoText, type IsoLocales } from './iso-text.ts';

/** Reads the title, the dates and the identifiers of a dataset (CI_Citation). */
export const readCitation = (
  reader: ElementReader,
  citation: XmlElement | undefined,
  locales: IsoLocales,
): Pick<Described, 'title' | 'issued' | 'modified' | 'identifiers'> => {
  if (citation === undefined) return {};
  const dates = datesOf(reader, citation);
  return {
    title: isoText(reader, childNamed(citation, 'title'), locales),
    issued: take(reader, dates, ['publication', 'released', 'creation'], 'first'),
    modified: take(reader, dates, ['revision', 'lastRevision', 'lastUpdate'], 'last'),
    identifiers: identifiersOf(reader, citation),
  };
};

interface TypedDate {
  readonly type: string;
  readonly text: string;
  readonly element: XmlElement;
}

const datesOf = (reader: ElementReader, citation: XmlElement): TypedDate[] =>
  reader.at('date/CI_Date', citation).flatMap((element) => {
    const date = childNamed(element, 'date');
    const text = date === undefined ? '' : textOf(date).trim();
    return text === '' ? [] : [{ type: codeIn(childNamed(element, 'dateType')) ?? '', text, element }];
  });

/** Returns the first or last date of the first of these types that occurs. Texts of ISO 8601 sort by time as far as their precision is equal. */
const take = (
  reader: ElementReader,
  dates: readonly TypedDate[],
  types: readonly string[],
  which: 'first' | 'last',
): string | undefined => {
  for (const type of types) {
    const found = dates.filter((date) => date.type === type).sort((a, b) => (a.text < b.text ? -1 : 1));
    const chosen = which === 'first' ? found[0] : found.at(-1);
    if (chosen !== undefined) {
      reader.use(chosen.element);
      return chosen.text;
    }
  }
  return undefined;
};

/** Codes of `MD_Identifier` or `RS_Identifier`. A code space is part of the extras. */
const identifiersOf = (reader: ElementReader, citation: XmlElement): string[] =>
  reader
    .at('identifier', citation)
    .flatMap(elementsOf)
    .map((identifier) => isoLine(reader, childNamed(identifier, 'code')))
    .filter((code) => code !== undefined);
