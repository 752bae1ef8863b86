import { isWithoutRules, noRules, type MappingRules, type SourceId } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { Store } from '@moisson/domain';

/** Tries to get the next version's number; another writer may be faster. */
const MAX_TRIES = 10;

/**
 * Keeps rules as the source's newest version, and returns its number; that of the newest one if it has the same rules. Call it before the
 * rules are stored with the source, so that no rules are ever in use without a version.
 */
export const recordMapping = async (
  { mappingVersions, polls }: Pick<Store, 'mappingVersions' | 'polls'>,
  sourceId: SourceId,
  rules: MappingRules,
  by: string,
): Promise<number> => {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const [newest] = await mappingVersions.list(sourceId, 1);
    if (newest === undefined && isWithoutRules(rules)) return 0;
    if (newest !== undefined && JSON.stringify(newest.rules) === JSON.stringify(rules)) return newest.version;
    const version = (newest?.version ?? 0) + 1;
    const at = (await polls.now()).toISOString();
    if (await mappingVersions.add({ sourceId, version, at, by, rules })) return version;
  }
  throw new MoissonError('request.conflict', {
    detail: said('d’autres changent ces règles au même moment', 'others change these rules at the same time'),
  });
};

/** Returns the rules as they are stored with a source: none at all rather than empty ones. */
export const storedRules = (rules: MappingRules = noRules): { readonly mapping?: MappingRules } =>
  isWithoutRules(rules) ? {} : { mapping: rules };
