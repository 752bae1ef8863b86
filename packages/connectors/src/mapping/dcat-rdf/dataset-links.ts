import type { Distribution, RecordKey, Source } from '@moisson/contracts';
import type { JsonObject, MappedRecord } from '@moisson/domain';
import {
  datasetPage,
  distinct,
  hubItemOfPage,
  pageIdentity,
  recordItself,
  resourceFile,
  titleIdentity,
} from '../links.ts';
import { iriOfDataset } from './identifiers.ts';

export interface Linked {
  readonly record: JsonObject;
  readonly key: RecordKey;
  readonly source: Source;
  readonly title: string;
  readonly landingPage: string | undefined;
  readonly distribution: readonly Distribution[];
}

const MAX_IRI = 590;
/** CKAN's ids of resources, at the end of the IRIs that its DCAT has for them. */
const RESOURCE = /(?:\/resource\/|#resource-)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** Returns what joins a dataset with its copies in other catalogues: its IRI, pages and files; and what recognises it later. */
export const linksOf = (linked: Linked): Pick<MappedRecord, 'links' | 'identities'> => {
  const { record, key, source, title, landingPage, distribution } = linked;
  const iri = iriOfDataset(record);
  const hub = [hubItemOfPage(landingPage), hubItemOfPage(iri)].find((item) => item !== undefined);
  const links = distinct([
    recordItself(source, key),
    iri === undefined || iri.length > MAX_IRI ? undefined : `iri:${iri}`,
    hub === undefined ? undefined : `hub:${hub}`,
    datasetPage(landingPage),
    datasetPage(iri),
    ...distribution.flatMap(({ id, downloadURL, accessURL }) => {
      const resource = RESOURCE.exec(id ?? '')?.[1];
      return [
        resource === undefined ? undefined : `resource:${resource.toLowerCase()}`,
        resourceFile(downloadURL ?? accessURL),
      ];
    }),
  ]);
  return { links, identities: distinct([titleIdentity(title), pageIdentity(landingPage)]) };
};
