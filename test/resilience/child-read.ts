// Reads a whole catalogue with one connector, mapping every record and keeping none; prints its peak memory.
import { connectors } from '@moisson/connectors';
import { connectorOf } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { GuardedFetch } from '@moisson/fetching';
import { aSource } from '@moisson/testkit';
import { peakMiB } from '../support/peak-memory.ts';

const [protocol, endpoint] = process.argv.slice(2);
const connector = connectorOf(connectors, { protocol: protocol! });
const source = aSource({ protocol, endpoint });
const fetching = new GuardedFetch({ egressAllow: ['127.0.0.0/8'], userAgent: 'Moisson/test' }, systemClock);
const { signal } = new AbortController();
const fetch = fetching.forSource(source, signal);
let records = 0;
const pages = connector.pages({ source, fetch, signal });
let step = await pages.next();
for (; !step.done; step = await pages.next())
  for (const bytes of step.value.records) {
    const { record } = connector.format.parse(bytes);
    const key = connector.keyOf(record, source);
    if (key !== undefined && connector.map(record, key, source).dataset.title.fr !== undefined) records += 1;
  }
fetching.close();
const { evidence, claimed } = step.value;
process.stdout.write(
  JSON.stringify({ records, claimed, whole: evidence.every(({ holds }) => holds), peakMiB: peakMiB() }),
);
