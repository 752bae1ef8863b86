import type { ReadContext } from '@moisson/domain';
import { attributeOf, childNamed, readXmlList, type XmlElement, type XmlListEnd } from '@moisson/formats';
import { MoissonError, said } from '@moisson/kernel';
import { cswFault, faultIn } from './fault.ts';
import { FOUND } from './names.ts';
import { getRecords, type Query } from './request.ts';
import { notCsw } from './service.ts';

/** Reads the page after `offset` records. Throws the catalogue's exception, also one with status 200, or another `MoissonError`. */
export async function* readPage(
  { fetch }: ReadContext,
  query: Query,
  offset: number,
  limit: number,
): AsyncGenerator<Uint8Array[], XmlListEnd> {
  try {
    const body = await fetch.send(getRecords(query, offset + 1, limit));
    let received = 0;
    const reading = readXmlList(body, FOUND);
    let step = await reading.next();
    for (; !step.done; step = await reading.next()) {
      received += step.value.length;
      yield step.value;
    }
    const { envelope, found, unread } = step.value;
    const fault = faultIn(envelope);
    if (fault !== undefined) throw fault;
    if (!found) throw notCsw(query.service.url, envelope);
    return { envelope, found, unread: received + unread.count > 0 ? unread : passedOver(envelope, offset, limit) };
  } catch (error) {
    throw cswFault(error);
  }
}

const resultsIn = (envelope: XmlElement): XmlElement => childNamed(envelope, 'SearchResults')!;

const numberIn = (envelope: XmlElement, name: string): number | undefined => {
  const text = attributeOf(resultsIn(envelope), name)?.trim() ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
};

/**
 * A page without records is the end, unless the catalogue says that the next one is further on: then it could not write
 * any record of this page, and they count as unread.
 */
const passedOver = (envelope: XmlElement, offset: number, limit: number): XmlListEnd['unread'] => {
  const [next = 0, matched = 0] = [numberIn(envelope, 'nextRecord'), numberIn(envelope, 'numberOfRecordsMatched')];
  const count = next > offset + 1 && next <= matched ? Math.min(next - offset - 1, limit) : 0;
  return { count, items: count === 0 ? [] : [{ position: 1, detail: 'the catalogue leaves it out of its page' }] };
};

/** Returns the claimed number of records: digits, as the schema requires. Throws `body.unexpected-shape` for anything else. */
export const matchedIn = ({ envelope }: XmlListEnd, url: string): number => {
  const count = numberIn(envelope, 'numberOfRecordsMatched');
  if (count !== undefined) return count;
  const seen = (attributeOf(resultsIn(envelope), 'numberOfRecordsMatched') ?? '').slice(0, 50);
  throw new MoissonError(
    'body.unexpected-shape',
    {
      url,
      detail: said(
        `« numberOfRecordsMatched » n’est pas un nombre de fiches : ${seen === '' ? 'il manque' : seen}`,
        `"numberOfRecordsMatched" is no count of records: it ${seen === '' ? 'is missing' : `is ${seen}`}`,
      ),
    },
    { retryable: true },
  );
};
