import type { Dataset } from '@moisson/contracts';
import { anyLanguage, defined, type LangText } from '@moisson/kernel';
import { naiveDate } from './dates.ts';
import { licenceFields } from './licence.ts';
import { groupOf, nameOf, organizationOf, tagOf } from './names.ts';
import { resourcesOf } from './resource.ts';

/**
 * Returns a dataset as CKAN's package. What CKAN has no field for has the name that ckanext-dcat, ckanext-spatial, ckanext-fluent or Données Québec's profile
 * gives it: a plain field, which CKAN ignores when it creates a package, or an extra. docs/clients/ckan.md lists what is lost.
 */
export const packageOf = (dataset: Dataset): Readonly<Record<string, unknown>> => {
  const { organization, contactPoint, keyword, theme } = dataset;
  const resources = resourcesOf(dataset);
  return {
    ...{ id: dataset.id, name: nameOf(dataset), title: anyLanguage(dataset.title) },
    notes: dataset.description === undefined ? '' : anyLanguage(dataset.description),
    ...translations('title', dataset.title),
    ...translations('notes', dataset.description),
    ...{ type: 'dataset', state: 'active', private: false, url: dataset.landingPage ?? null, version: null },
    ...{ author: null, author_email: null },
    ...{ maintainer: contactPoint?.name ?? null, maintainer_email: contactPoint?.email ?? null },
    ...licenceFields(dataset.license),
    owner_org: organization === undefined ? null : organization.id.toLowerCase(),
    organization: organization === undefined ? null : organizationOf(organization),
    ...{ creator_user_id: null, metadata_created: naiveDate(dataset.firstSeenAt) },
    metadata_modified: naiveDate(dataset.changedAt),
    ...{ groups: theme.map(groupOf), tags: keyword.map(tagOf), num_tags: keyword.length },
    ...{ resources, num_resources: resources.length },
    ...defined({ issued: dataset.issued, modified: dataset.modified, frequency: dataset.accrualPeriodicity }),
    ...defined({ access_rights: dataset.accessLevel, language: dataset.language }),
    ...defined({ identifier: dataset.identifier[0], ext_spatial: dataset.spatial?.label }),
    extras: extrasOf(dataset),
    ...{ relationships_as_subject: [], relationships_as_object: [] },
  };
};

/** A text in several languages, as ckanext-fluent has it. */
const translations = (name: string, texts: LangText | undefined): Readonly<Record<string, LangText>> =>
  texts === undefined ? {} : { [`${name}_translated`]: texts };

/** Extras of ckanext-spatial and ckanext-dcat. */
const extrasOf = ({ spatial, temporal }: Dataset): readonly { readonly key: string; readonly value: string }[] => {
  const extras = {
    ...boxExtras(spatial?.bbox),
    ...defined({ temporal_start: temporal?.start, temporal_end: temporal?.end }),
  };
  return Object.entries(extras).map(([key, value]) => ({ key, value }));
};

const boxExtras = (box: NonNullable<Dataset['spatial']>['bbox']): Readonly<Record<string, string>> => {
  if (box === undefined) return {};
  const [west, south, east, north] = box;
  // A polygon across the antimeridian would be read as the rest of the globe.
  if (west > east)
    return {
      'bbox-west-long': String(west),
      'bbox-south-lat': String(south),
      'bbox-east-long': String(east),
      'bbox-north-lat': String(north),
    };
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { spatial: JSON.stringify({ type: 'Polygon', coordinates: [ring] }) };
};
