import { childNamed, elementsAt, textOf, type XmlElement } from '@moisson/formats';
import type { DescribedFile } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';
import { fileOf } from '../xml/online-resource.ts';
import { codeIn, isoLine, isoText, type IsoLocales } from './iso-text.ts';

/**
 * Reads the links of a dataset: `onLine` of the transfer options of the distribution and of its distributors. A single
 * format of the distribution is that of the files whose link does not say theirs; with several, nobody could tell which.
 */
export const readDistributions = (reader: ElementReader, locales: IsoLocales): DescribedFile[] => {
  const distributions = reader.at('distributionInfo/MD_Distribution');
  const formats = distributions.flatMap((one) => formatNamesIn(one));
  const [format] = new Set(formats).size === 1 ? formats : [];
  const links = distributions.flatMap((distribution) => [
    ...elementsAt(distribution, 'transferOptions', 'MD_DigitalTransferOptions', 'onLine', 'CI_OnlineResource'),
    ...elementsAt(
      distribution,
      ...[
        'distributor',
        'MD_Distributor',
        'distributorTransferOptions',
        'MD_DigitalTransferOptions',
        'onLine',
        'CI_OnlineResource',
      ],
    ),
  ]);
  return links.slice(0, 1000).flatMap((link) => {
    const file = fileIn(reader, link, locales);
    if (file === undefined) return [];
    return [file.format === undefined && file.isDownload === true && format !== undefined ? { ...file, format } : file];
  });
};

const fileIn = (reader: ElementReader, link: XmlElement, locales: IsoLocales): DescribedFile | undefined => {
  const linkage = childNamed(link, 'linkage');
  const url = linkage === undefined ? '' : textOf(linkage).trim();
  if (url === '') return undefined;
  const given = {
    url,
    protocol: isoLine(reader, childNamed(link, 'protocol')),
    name: isoText(reader, childNamed(link, 'name'), locales),
    description: isoText(reader, childNamed(link, 'description'), locales),
    use: codeIn(childNamed(link, 'function')),
  };
  reader.use(link);
  return fileOf(given);
};

/** Names of formats: `MD_Format/name`, in ISO 19115-3 the title of its specification. They stay among the extras. */
const formatNamesIn = (distribution: XmlElement): string[] =>
  [
    ...elementsAt(distribution, 'distributionFormat', 'MD_Format', 'name'),
    ...elementsAt(
      distribution,
      'distributionFormat',
      'MD_Format',
      'formatSpecificationCitation',
      'CI_Citation',
      'title',
    ),
  ]
    .map((name) => textOf(name).trim())
    .filter((name) => name !== '' && name.length <= 100);
