import { childNamed, childrenNamed, elementsAt, elementsOf, type XmlElement } from '@moisson/formats';
import { readLicence } from '../licences.ts';
import type { Described } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';
import { anchorIn, codeIn, lineIn } from './iso-text.ts';

/** A text that may be the licence. A lower rank is more likely. */
interface Statement {
  readonly element: XmlElement;
  readonly text: string | undefined;
  readonly url: string | undefined;
  readonly rank: number;
}

/** INSPIRE's code list for restrictions of public access, and its value for none. */
const ACCESS_LIST = /LimitationsOnPublicAccess\//i;
const isWeb = (text: string): boolean => /^https?:\/\/\S+$/i.test(text);

/**
 * Reads the licence from the constraints of a dataset. ISO 19115 has no field for it: it is in `otherConstraints` beside
 * `useConstraints` (`license`, `otherRestrictions`), in `useLimitation`, or in a `reference` (ISO 19115-3). A statement that
 * names a known licence wins; else the most likely one. The others stay unread.
 */
export const readConstraints = (
  reader: ElementReader,
  identification: XmlElement | undefined,
): Pick<Described, 'licenseUrl' | 'licenseTitle' | 'accessLevel'> => {
  if (identification === undefined) return {};
  const blocks = reader.at('resourceConstraints', identification).flatMap(elementsOf);
  const statements = blocks.flatMap((block) => statementsIn(block));
  const open = statements.find(({ url }) => url !== undefined && ACCESS_LIST.test(url) && /noLimitations$/i.test(url));
  const licences = statements
    .filter(({ url }) => url === undefined || !ACCESS_LIST.test(url))
    .sort((a, b) => a.rank - b.rank);
  const chosen =
    licences.find(({ text, url }) => readLicence({ url, title: text })?.known === true) ??
    licences.find(({ rank }) => rank < NEVER);
  for (const one of [open, chosen]) if (one !== undefined) reader.use(one.element);
  const url = chosen?.url ?? (chosen?.text !== undefined && isWeb(chosen.text) ? chosen.text : undefined);
  return {
    ...(url === undefined ? {} : { licenseUrl: url }),
    ...(chosen?.text === undefined || chosen.text === url ? {} : { licenseTitle: chosen.text }),
    ...(open === undefined ? {} : { accessLevel: 'public' }),
  };
};

/** The rank of a statement about access: it counts only if it names a known licence. */
const NEVER = 9;

const statementsIn = (block: XmlElement): Statement[] => {
  const uses = childrenNamed(block, 'useConstraints').map(codeIn);
  const limitsAccess = childNamed(block, 'accessConstraints') !== undefined;
  const limitsUse = uses.length > 0;
  const isLicence = uses.some((use) => use !== undefined && /^licen[cs]e/i.test(use));
  const rankOfOther = isLicence ? 1 : limitsUse ? 2 : limitsAccess ? NEVER : 4;
  return [
    ...elementsAt(block, 'reference', 'CI_Citation').map((citation) =>
      ofCitation(citation, isLicence || limitsUse ? 0 : 5),
    ),
    ...childrenNamed(block, 'otherConstraints').map((element) => ofElement(element, rankOfOther)),
    ...childrenNamed(block, 'useLimitation').map((element) => ofElement(element, 3)),
  ].filter(({ text, url }) => text !== undefined || url !== undefined);
};

const ofElement = (element: XmlElement, rank: number): Statement => ({
  element,
  text: lineIn(element),
  url: anchorIn(element),
  rank,
});

const ofCitation = (citation: XmlElement, rank: number): Statement => ({
  element: citation,
  text: lineIn(childNamed(citation, 'title')),
  url: lineIn(elementsAt(citation, 'onlineResource', 'CI_OnlineResource', 'linkage')[0]),
  rank,
});
