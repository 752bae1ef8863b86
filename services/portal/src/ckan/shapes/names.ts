import type { Dataset } from '@moisson/contracts';
import { themeNames } from '../../theme-names.ts';

/** The `name` of a dataset is its id: unique, kept for ever (docs/decisions/0023-names-of-datasets-are-their-ids.md). */
export const nameOf = ({ id }: Pick<Dataset, 'id'>): string => id;

/** The ids of organizations and groups are their names too: both are slugs that never change. */
export const groupOf = (theme: string): Readonly<Record<string, unknown>> => {
  const title = themeNames[theme]?.fr ?? theme;
  return {
    ...{ id: theme, name: theme, title, display_name: title, description: '', image_display_url: '' },
  };
};

export const organizationOf = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  ...{ id: id.toLowerCase(), name: id.toLowerCase(), title: name, type: 'organization', description: '' },
  ...{ image_url: '', created: null, is_organization: true, approval_status: 'approved', state: 'active' },
});

export const tagOf = (name: string) => ({
  ...{ id: name.toLowerCase(), name, display_name: name, state: 'active', vocabulary_id: null },
});
