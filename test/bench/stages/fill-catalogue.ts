import { connectors } from '@moisson/connectors';
import { RecordKey, type Source } from '@moisson/contracts';
import type { DatasetWrite, DatasetWrites, MappedRecord } from '@moisson/domain';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aDatasetWrite, aRecord, aSource } from '@moisson/testkit';
import { pages, resultsOf } from './pages.ts';

const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };

/** A word that every dataset holds: it is in the name of their organization. */
export const COMMON_WORD = 'laval';

type Package = { readonly id: string };
const mapped = (record: Package, source: Source): MappedRecord =>
  (connectors.ckan.map as (...args: unknown[]) => MappedRecord)(record, record.id, source);

/**
 * Writes the datasets that a harvest of the bench's catalogue would make, without the harvest. Returns the first of them as they would be
 * changed, each in turn: its title is another one.
 */
export const fillCatalogue = async (datasetWrites: DatasetWrites, size: number): Promise<readonly MadeRecord[]> => {
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 8, size, length: 6, organization }),
  );
  const source = aSource({ endpoint: server.url });
  const made: MadeRecord[] = [];
  let at = 0;
  for await (const body of pages(server.url, size)) {
    const records = resultsOf(body).map((result) => {
      at += 1;
      return { record: result as Package, mapped: mapped(result as Package, source), at };
    });
    if (made.length < CHANGED) made.push(...records);
    await datasetWrites.write(records.map((one) => writeOf(one)));
  }
  await server.stop();
  return made.slice(0, CHANGED);
};

const CHANGED = 2000;
const FIRST = Date.UTC(2026, 0, 1);

export interface MadeRecord {
  readonly record: Package;
  readonly mapped: MappedRecord;
  /** Its place in the catalogue. */
  readonly at: number;
}

/** Returns the write of a record's dataset; `version`: of a later revision, with another title. */
export const writeOf = ({ record, mapped: { dataset, links }, at }: MadeRecord, version = 0): DatasetWrite =>
  aDatasetWrite(
    aRecord({
      recordKey: RecordKey.parse(record.id),
      dataset: version === 0 ? dataset : { ...dataset, title: { fr: `Jeu modifié ${at} ${version}` } },
      links,
      changedAt: new Date(version === 0 ? FIRST + 1000 * at : Date.now()).toISOString(),
    }),
    version,
  );
