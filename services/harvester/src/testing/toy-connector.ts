import { RecordKey } from '@moisson/contracts';
import type { Connector, RecordQuestion } from '@moisson/domain';
import { jsonFormat } from '@moisson/formats';

/** A record of the toy protocol. */
export interface ToyRecord {
  readonly key: string;
  readonly title: string;
  /** Address of the service behind it, and its description as an attribute. */
  readonly service?: string;
  readonly text?: string;
  /** Where the source is asked for it alone; it has no such question without it. */
  readonly at?: string;
}

export const bytesOf = (record: ToyRecord): Buffer => Buffer.from(JSON.stringify(record));

export const identitiesOf = ({ title, service, text }: ToyRecord): string[] => [
  `title:${title}`,
  ...(service === undefined ? [] : [`service:${service}`]),
  ...(text === undefined ? [] : [`text:${text}`]),
];

/** One JSON object a record, for steps that read no pages. A single record is gone where the answer is 404. */
export const toyConnector: Connector = {
  name: 'toy',
  format: jsonFormat,
  mappingVersion: 1,
  volatileFields: new Set(),
  probe: () => Promise.reject(new Error('not asked')),
  pages: () => {
    throw new Error('not asked');
  },
  keyOf: (record) => RecordKey.safeParse((record as ToyRecord).key).data,
  map: (record, key) => {
    const { title } = record as ToyRecord;
    const dataset = { title: { fr: title }, keyword: [], theme: [], identifier: [key], distribution: [], extras: [] };
    return { dataset, findings: [], links: [], identities: identitiesOf(record as ToyRecord) };
  },
  one: (record): RecordQuestion | undefined => {
    const { at } = record as ToyRecord;
    if (at === undefined) return undefined;
    return { request: { url: at, answers: [404] }, read: async ({ status }) => (status === 404 ? 'gone' : 'here') };
  },
};
