import type { DepartureTrait } from '@moisson/contracts';
import { CatalogueServer, SimulatedCatalogue, type DriftName } from '@moisson/simulator';
import { standInOf, type DriftForm, type DriftSource } from './drift-sources.ts';

/** A departure that is planted in a source, and the traits by one of which it must be found. */
export interface Plant {
  readonly name: string;
  readonly traits: readonly DepartureTrait[];
  /** Plants it; returns how to take it back. */
  readonly plant: (source: DriftSource) => Promise<() => Promise<void>>;
}

const drift = (name: DriftName, trait: DepartureTrait): Plant => ({
  ...{ name, traits: [trait] },
  plant: async ({ catalogue }) => {
    catalogue.drift = name;
    return async () => void (catalogue.drift = undefined);
  },
});

const standIn = (name: string, traits: readonly DepartureTrait[], changes: Parameters<typeof standInOf>[1]): Plant => ({
  ...{ name, traits },
  plant: async (source) => {
    source.catalogue.standIn = standInOf(source, changes);
    return async () => void (source.catalogue.standIn = undefined);
  },
});

/** Another server answers behind a redirect: its records have the same ids, and link to itself. */
const moved: Plant = {
  ...{ name: 'moved', traits: ['answering-host'] },
  plant: async ({ catalogue }) => {
    const server = await CatalogueServer.start(new SimulatedCatalogue(catalogue.options));
    catalogue.movedTo = server.url;
    return async () => {
      catalogue.movedTo = undefined;
      await server.stop();
    };
  },
};

const otherCity = standIn('other city', ['records', 'organization'], {
  organization: { id: 'autre-ville', name: 'Autre ville' },
});
const otherIds = standIn('other ids', ['id', 'records'], { ids: 'integer' });
const noLicences = drift('no-licences', 'licence');
const fewLicences = drift('few-licences', 'licence');
const noPlaces = drift('no-places', 'place');
const noFrequencies = drift('no-frequencies', 'frequency');
const noKeywords = drift('no-keywords', 'keywords');
const noDescriptions = drift('no-descriptions', 'description');
const shortDescriptions = drift('short-descriptions', 'description');
const noFiles = drift('no-files', 'distributions');
const english = drift('english', 'language');
const otherOrganization = drift('other-organization', 'organization');

/** What is planted in sources of each form: only what the form can show. */
export const plantsOf: Readonly<Record<DriftForm, readonly Plant[]>> = {
  ckan: [
    ...[noLicences, otherCity, english, noDescriptions, otherIds, moved, fewLicences, noFiles],
    ...[otherOrganization, noPlaces, shortDescriptions, noFrequencies, noKeywords],
  ],
  hub: [fewLicences, otherCity, noDescriptions, english, noPlaces, moved],
  feed: [noLicences, english, otherCity, noDescriptions, noPlaces],
  opendatasoft: [english, noLicences, otherCity, shortDescriptions, noDescriptions],
  'dcat-us': [fewLicences, noFiles, otherIds, noPlaces, noFrequencies, moved],
  turtle: [english, noLicences, otherCity, noFiles, noPlaces],
  table: [noDescriptions, fewLicences, otherCity, noFrequencies, noKeywords],
  'ogc-records': [noLicences, english, otherCity, noFiles],
  'schema-org': [noLicences, noFiles, otherCity, noDescriptions],
};
