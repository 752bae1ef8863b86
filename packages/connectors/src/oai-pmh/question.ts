import type { Source } from '@moisson/contracts';
import type { RecordQuestion } from '@moisson/domain';
import { childNamed, readXml, type XmlElement } from '@moisson/formats';
import { ACCEPT, contentOf, oaiUrl } from './ask.ts';
import { codeOf } from './fault.ts';
import { identifierOf, isDeleted } from './header.ts';
import { oaiOptions } from './options.ts';
import { DUBLIN_CORE } from './repository.ts';

/**
 * Returns the request for one record (`GetRecord`, §4.1). The repository answers `idDoesNotExist`, or marks the record as
 * deleted. Some send errors with 404 or 422; without an error of the protocol, a status proves nothing.
 */
export const oaiQuestion = (record: XmlElement, source: Source): RecordQuestion | undefined => {
  const identifier = identifierOf(record);
  if (identifier === undefined || identifier === '') return undefined;
  const { prefix: metadataPrefix = DUBLIN_CORE } = oaiOptions(source);
  const url = oaiUrl(source, 'GetRecord', { identifier, metadataPrefix });
  return {
    request: { url, accept: ACCEPT, answers: [404, 422] },
    read: async (body) => {
      const answer = await readXml(body);
      try {
        const found = childNamed(contentOf(answer, 'GetRecord', url), 'record');
        if (found === undefined || identifierOf(found) !== identifier) return 'unknown';
        return isDeleted(found) ? 'gone' : 'here';
      } catch (error) {
        return codeOf(error) === 'idDoesNotExist' ? 'gone' : 'unknown';
      }
    },
  };
};
