import type { RuleReaders } from '@moisson/domain';
import { foldedWords, frequencyUri, themeSlug, UNKNOWN_FREQUENCY } from '@moisson/vocabularies';
import { webUrl } from '../mapping/addresses.ts';
import { mediaTypeOf } from '../mapping/common.ts';
import { languageOf } from '../mapping/languages.ts';
import { readLicence } from '../mapping/licences.ts';
import { plainLine, plainText } from '../mapping/plain-text.ts';
import { cleanText } from '../mapping/text.ts';

/** Descriptions are cut at the same length as those of a protocol. */
const MAX_DESCRIPTION = 100_000;

/** The vocabularies and text readers of the protocols, for rules. */
export const ruleReaders: RuleReaders = {
  fold: foldedWords,
  licence: (text) => readLicence(/^https?:/i.test(text) ? { url: text } : { title: text }) ?? undefined,
  theme: themeSlug,
  frequency: frequencyUri,
  unknownFrequency: UNKNOWN_FREQUENCY,
  mediaType: mediaTypeOf,
  webUrl,
  line: (text) => plainLine(cleanText(text).text) || undefined,
  description: (text) => {
    const shown = plainText(cleanText(text).text).slice(0, MAX_DESCRIPTION);
    return shown === '' ? undefined : { [languageOf(shown, undefined, undefined)]: shown };
  },
};
