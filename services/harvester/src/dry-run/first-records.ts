import type { Completeness, Connector, RawPage, ReadContext } from '@moisson/domain';

/** Records that are shown: with as many, no other request is made for more. */
const ENOUGH = 10;
/** Records that are read: the first request may bring very many. */
const MAX_RECORDS = 100;

const ENDED: Completeness = {
  evidence: [{ kind: 'pages', holds: false, detail: 'a preview reads the first records only' }],
  problems: [],
};

/** Returns a connector that reads the first records of a source: those of its first page, or of as many as give ten. */
export const firstRecordsOf = (connector: Connector): Connector => ({
  ...connector,
  pages: (context) => firstRecords(connector, context),
});

async function* firstRecords(connector: Connector, context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  let [records, requests, enoughAfter] = [0, 0, Infinity];
  const pages = connector.pages({
    ...context,
    fetch: {
      send: (request) => {
        requests += 1;
        return context.fetch.send(request);
      },
    },
  });
  try {
    while (records < MAX_RECORDS) {
      const step = await pages.next();
      if (step.done === true) return step.value;
      if (requests > enoughAfter) break;
      const some = step.value.records.slice(0, MAX_RECORDS - records);
      records += some.length;
      if (records >= ENOUGH) enoughAfter = Math.min(enoughAfter, requests);
      yield { records: some };
    }
    return ENDED;
  } finally {
    // Closes the response: the rest of the list is not read.
    await pages.return(undefined as never);
  }
}
