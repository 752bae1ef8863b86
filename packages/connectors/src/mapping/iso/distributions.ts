import { childNamed, elementsAt, textOf, type XmlElement } from '@moisson/formats';
import type { DescribedFile } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';
import { fileOf } from '../xml/online-resource.ts';
import { codeIn, isoLine, isoText, type IsoLocales } from './iso-text.ts';

/**
 * Reads the links of a dataset: `onLine` of the transfer options of the distribution and of its distributors, and where
 * the services that it lists beside its identification are connected to. A single
 * format of the distribution is that of its only download; with several, nobody could tell which.
 */
export const readDistributions = (reader: ElementReader, locales: IsoLocales): DescribedFile[] => {
  const distributions = reader.at('distributionInfo/MD_Distribution');
  const formats = distributions.flatMap((one) => formatNamesIn(one));
  const [format] = new Set(formats).size === 1 ? formats : [];
  const services = reader.at(
    'identificationInfo/SV_ServiceIdentification/containsOperations/SV_OperationMetadata/connectPoint/CI_OnlineResource',
  );
  const linked = distributions.flatMap((distribution) => [
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
  const files = [...linked, ...services].slice(0, 1000).flatMap((link) => fileIn(reader, link, locales) ?? []);
  const downloads = files.filter(({ isDownload }) => isDownload === true);
  const [only] = downloads.length === 1 ? downloads : [];
  if (only === undefined || only.format !== undefined || format === undefined) return files;
  return files.map((file) => (file === only ? { ...file, format } : file));
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
