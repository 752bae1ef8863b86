import { textOf, type XmlElement } from '@moisson/formats';
import type { JsonObject } from '@moisson/domain';
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
    .flatMap((keyword) => listOf(isoText(reader, keyword, locales)));
  const topics = reader.at('topicCategory/MD_TopicCategoryCode', identification).flatMap((topic) => {
    const theme = themeOfTopic(textOf(topic).trim());
    if (theme !== undefined) reader.use(topic);
    return theme ?? [];
  });
  const texts = keywords.map((keyword) => (typeof keyword === 'string' ? keyword : keyword['@value']));
  return { keywords, themes: [...topics, ...texts.filter((text) => typeof text === 'string')] };
};

const listOf = (given: GivenText | undefined): readonly (string | JsonObject)[] =>
  given === undefined ? [] : Array.isArray(given) ? (given as readonly JsonObject[]) : [given as string | JsonObject];
