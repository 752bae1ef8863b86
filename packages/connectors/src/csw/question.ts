import type { Source } from '@moisson/contracts';
import type { RecordQuestion } from '@moisson/domain';
import { elementsOf, readXml, type XmlElement } from '@moisson/formats';
import { siteOf } from '../addresses/endpoint.ts';
import { requestUrl } from '../addresses/service-endpoint.ts';
import { cswEndpoint } from './endpoint.ts';
import { isCswNamespace } from './names.ts';
import { identifierOf } from './records.ts';
import { ACCEPT } from './service.ts';

/**
 * Returns the request for one record (`GetRecordById`, OGC 07-006r1 §10.9), in Dublin Core, which every catalogue serves. For an
 * identifier that it does not know, a catalogue answers without a record. An exception proves nothing.
 * A record of DCAT need not state that identifier, so it is not asked for.
 */
export const cswQuestion = (record: XmlElement, source: Source): RecordQuestion | undefined => {
  const id = identifierOf(record);
  if (id === undefined) return undefined;
  const parameters = { service: 'CSW', version: '2.0.2', request: 'GetRecordById', elementSetName: 'summary', id };
  return {
    request: { url: requestUrl(siteOf(cswEndpoint, source), parameters), accept: ACCEPT },
    read: async (body) => {
      const { name, namespace, ...answer } = await readXml(body);
      if (name !== 'GetRecordByIdResponse' || !isCswNamespace(namespace)) return 'unknown';
      const records = elementsOf({ name, namespace, ...answer });
      if (records.length === 0) return 'gone';
      return records.some((one) => identifierOf(one) === id) ? 'here' : 'unknown';
    },
  };
};
