import type { MappedRecord } from '@moisson/domain';

/** Fields that stand for a record that was understood; a title that its key stands in for does not. */
const FIELDS = [
  'description',
  'organization',
  'license',
  'modified',
  'issued',
  'contactPoint',
  'spatial',
  'temporal',
] as const;
const OTHERS = ['accrualPeriodicity', 'accessLevel', 'language'] as const;

/** Fields that a mapping may fill without reading them. */
const MADE = 1;

/** What a field is worth beside a field that nothing reads. */
const [TITLE, FIELD, FILE, KEY] = [10, 3, 3, 5];
/** Files that count: a record with many is no better understood. */
const MAX_FILES = 3;

/**
 * Returns how much of a record its mapping understood: more for each field that it filled, less for each that it kept aside as it was (a mapping loses
 * none). 0 or less: the record is of another protocol, or none at all.
 */
export const understoodIn = ({ dataset, findings }: MappedRecord, hasKey: boolean): number => {
  const hasTitle = !findings.some(({ code }) => code === 'field.title-missing');
  const filled = [...FIELDS, ...OTHERS].filter((name) => dataset[name] !== undefined).length;
  const lists = [dataset.keyword, dataset.theme].filter((list) => list.length > 0).length;
  const files = dataset.distribution.filter((file) => (file.downloadURL ?? file.accessURL) !== undefined).length;
  // A mapping fills a field or two of anything: from the source's own address, for example.
  if (!hasTitle && filled + lists + files <= MADE) return 0;
  const understood = (hasTitle ? TITLE : 0) + (filled + lists) * FIELD + Math.min(files, MAX_FILES) * FILE;
  return understood + (hasKey ? KEY : 0) - dataset.extras.length;
};
