import type { CkanAction } from '../context.ts';
import { organizationActions } from './organizations.ts';
import { packageActions } from './packages.ts';
import { packageSearch } from './package-search.ts';
import { resourceSearch } from './resource-search.ts';
import { helpAction, siteActions } from './site.ts';
import { tagActions } from './tags.ts';

const actions = new Map<string, CkanAction>(
  Object.entries({
    ...siteActions,
    package_search: packageSearch,
    ...packageActions,
    resource_search: resourceSearch,
    ...organizationActions,
    ...tagActions,
  }),
);
actions.set('help_show', helpAction(actions));

/** The actions that are offered, by name. */
export const ckanActions: ReadonlyMap<string, CkanAction> = actions;

/** Whether an action of CKAN changes something. */
export const isWrite = (action: string): boolean =>
  /_(?:create|update|patch|delete|purge|upsert|revise|reorder|invite|move|clear|undelete|follow|unfollow|write)$/.test(
    action,
  ) || /^(?:follow|unfollow|send|bulk)_/.test(action);
