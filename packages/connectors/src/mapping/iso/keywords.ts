import { textOf, type XmlElement } from '@moisson/formats';
import type { Described, GivenText } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';
import { isoText, type IsoLocales } from './iso-text.ts';
import { themeOfTopic } from './topics.ts';

/** Reads the keywords in all their languages, whatever their thesaurus, and the topic categories that are themes. */
export const readKeywords = (
  reader: ElementReader,
  identification: XmlElement | undefined,
  locales: IsoLocales,
): Pick<Described, 'keywords' | 'themes'> => {
  if (identification === undefined) return {};
  const keywords = reader
    .at('descriptiveKeywords/MD_Keywords/keyword', identification)
    .flatMap((keyword) => textsOf(isoText(reader, keyword, locales)));
  const topics = reader.at('topicCategory/MD_TopicCategoryCode', identification).flatMap((topic) => {
    const theme = themeOfTopic(textOf(topic).trim());
    if (theme !== undefined) reader.use(topic);
    return theme ?? [];
  });
  return { keywords, themes: [...topics, ...keywords] };
};

/** Returns a keyword in all its languages. */
const textsOf = (given: GivenText | undefined): string[] => {
  if (given === undefined || typeof given === 'string') return given === undefined ? [] : [given];
  return [given].flat().flatMap((text) => (typeof text['@value'] === 'string' ? [text['@value']] : []));
};
