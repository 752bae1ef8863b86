import { notFound } from '../ckan-error.ts';
import type { CkanAction } from '../context.ts';
import { licenceItem } from '../shapes/licence.ts';

/** The version of CKAN whose API this is. */
const CKAN_VERSION = '2.11.0';
const MAX_LICENCES = 1000;

export const siteActions: Readonly<Record<string, CkanAction>> = {
  site_read: { help: 'Returns true: everybody may read this site.', run: async () => true },
  status_show: {
    help: 'Returns what this site is.',
    run: async (_params, { site }) => ({
      ckan_version: CKAN_VERSION,
      site_url: site,
      site_title: 'Moisson',
      site_description: 'Catalogue fédéré des données ouvertes du Québec, lu par les clients de CKAN',
      ...{ locale_default: 'fr', error_emails_to: null, extensions: [] },
    }),
  },
  license_list: {
    help: 'Returns the licences of the datasets.',
    run: async (_params, { search }) => {
      const { facets } = await search.find({ limit: 0, facetValues: MAX_LICENCES });
      return facets.license
        .map(({ value }) => licenceItem(value))
        .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
    },
  },
};

/** `help_show` tells what the other actions are. */
export const helpAction = (actions: ReadonlyMap<string, CkanAction>): CkanAction => ({
  help: 'Returns what an action returns and takes. name: its name.',
  run: async (params) => {
    const action = actions.get(params.required('name'));
    if (action === undefined) throw notFound('Action name not known');
    return action.help;
  },
});
