import type { ReadContext } from '@moisson/domain';
import type { XmlListEnd } from '@moisson/formats';
import { MoissonError } from '@moisson/kernel';
import { codeOf } from './fault.ts';
import { cswOptions } from './options.ts';
import { matchedIn, readPage } from './read-page.ts';
import type { Query } from './request.ts';
import { isDcatSchema, schemasOf } from './schemas.ts';
import type { CswService } from './service.ts';

/** A query that the service answers, and its answer for one record. */
export interface ChosenQuery {
  readonly query: Query;
  readonly end: XmlListEnd;
}

/**
 * Returns the query for the richest records that the service really serves, sorted by identifier if it can sort. It is
 * asked for one record in each way, because capabilities name schemas that the service then refuses, and do not tell
 * whether it sorts. Throws the service's exception if it refuses every way.
 */
export const chooseQuery = async (context: ReadContext, service: CswService): Promise<ChosenQuery> => {
  const { filter, schema: wanted } = cswOptions(context.source);
  let refused: unknown;
  for (const schema of schemasOf(service, wanted))
    for (const isSorted of [true, false]) {
      const query: Query = { service, schema, isSorted, filter };
      try {
        const end = await oneRecord(context, query);
        if (end !== undefined) return { query, end };
      } catch (error) {
        if (codeOf(error) === undefined && !(isDcatSchema(schema) && isOtherShape(error))) throw error;
        refused ??= error;
      }
    }
  throw refused;
};

/**
 * Returns the answer for one record: the first, or the second one if the service fails to write the first. Undefined if
 * there should be records and there is none, as with a sort that the service does not have.
 */
const oneRecord = async (context: ReadContext, query: Query): Promise<XmlListEnd | undefined> => {
  try {
    const { end, records } = await ask(context, query, 0);
    const isAnswered = records + end.unread.count > 0 || matchedIn(end, query.service.url) === 0;
    return isAnswered || !query.isSorted ? end : undefined;
  } catch (error) {
    if (codeOf(error) === undefined || query.isSorted || isAboutRequest(error)) throw error;
    return (await ask(context, query, 1)).end;
  }
};

const ask = async (
  context: ReadContext,
  query: Query,
  offset: number,
): Promise<{ readonly end: XmlListEnd; readonly records: number }> => {
  const reading = readPage(context, query, offset, 1);
  let records = 0;
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) records += step.value.length;
  return { end: step.value, records };
};

/** Some services answer DCAT without the list around it, which tells how many there are. */
const isOtherShape = (error: unknown): boolean =>
  error instanceof MoissonError && /^body\.(?:unexpected-shape|malformed)$/.test(error.code);

/** The exception names the parameter that the service refuses: then no record is at fault. */
const isAboutRequest = (error: unknown): boolean => {
  const locator = error instanceof MoissonError ? error.params.locator : undefined;
  return typeof locator === 'string' && /schema|sortby|typename|constraint/i.test(locator);
};
