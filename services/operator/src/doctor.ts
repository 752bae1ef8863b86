import { INDEXER_GROUP, messageOf, topics, type FileUse, type Source } from '@moisson/contracts';
import { readFeeds } from '@moisson/store';
import { catalogueAsked } from './check-sources.ts';
import { exceededQuotas, quotaCommand } from './quotas.ts';
import type { OperatorParts } from './operator-parts.ts';

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** What stands between this installation and a fresh catalogue. */
export const diagnose = async (parts: OperatorParts): Promise<readonly Check[]> => {
  const { store, changeLog } = parts;
  const check = async (name: string, work: () => Promise<Omit<Check, 'name'>>): Promise<Check> => {
    try {
      return { name, ...(await work()) };
    } catch (error) {
      return { name, ok: false, detail: messageOf(error) };
    }
  };
  const checks = await Promise.all([
    check('store', async () => {
      await store.check();
      return { ok: true, detail: `${await store.catalogue.count()} datasets` };
    }),
    check('log', async () => {
      await changeLog.check();
      return {
        ok: true,
        detail: `${await changeLog.lag(INDEXER_GROUP, [topics.records, topics.recordsBulk])} events to index`,
      };
    }),
    check('dead-letters', async () => {
      const letters = await changeLog.tail(topics.deadLetters, 100);
      return {
        ok: letters.length === 0,
        detail: letters.length === 0 ? 'none' : `${letters.length} (moisson dead-letter list)`,
      };
    }),
    check('feeds', async () => {
      const troubled = (await readFeeds(store)).filter(({ state }) => state !== 'fresh' && state !== 'paused');
      return {
        ok: troubled.length === 0,
        detail: troubled.map(({ sourceId, state }) => `${sourceId}: ${state}`).join(', ') || 'all fresh',
      };
    }),
    check('sources', async () => {
      const twice = readTwice(await store.registry.list());
      return {
        ok: twice.length === 0,
        detail: twice.map((ids) => `${ids.join(', ')}: same catalogue, same filter`).join('; ') || 'all distinct',
      };
    }),
    check('quotas', async () => {
      const exceeded = await exceededQuotas(parts);
      return { ok: exceeded.length === 0, detail: exceeded.map(quotaCommand).join(', ') || 'none exceeded' };
    }),
    check('holds', async () => {
      const pending = await store.holds.list({ state: 'pending', limit: 100 });
      return {
        ok: pending.length === 0,
        detail: pending.length === 0 ? 'none' : `${pending.length} (moisson hold list)`,
      };
    }),
  ]);
  return [...fileChecks(parts), ...checks];
};

/** Ids of sources that read one catalogue with one filter, group by group: its datasets are then there twice. */
const readTwice = (sources: readonly Source[]): readonly (readonly string[])[] =>
  [
    ...Map.groupBy(
      sources.filter(({ state }) => state !== 'retired'),
      catalogueAsked,
    ).values(),
  ]
    .filter((group) => group.length > 1)
    .map((group) => group.map(({ id }) => id));

const MIB = 1024 * 1024;
/** Of a file's limit: above this, it is time to act. */
const NEARLY_FULL = 0.8;
/** Free on a disk: below this, it is time to act. */
const LOW_DISK = 1024 * MIB;

/** What each data file takes, may take and has left. */
const fileChecks = ({ files }: OperatorParts): readonly Check[] => {
  if (files === undefined)
    return [{ name: 'files', ok: true, detail: 'n/a: see the topics (deploy/kafka/topics.yaml) and the database' }];
  try {
    return files().map((use) => ({ name: `file ${use.name}`, ...fileCheck(use) }));
  } catch (error) {
    return [{ name: 'files', ok: false, detail: messageOf(error) }];
  }
};

const fileCheck = ({ path, size, reusable, walSize, limit, diskFree }: FileUse): Omit<Check, 'name'> => {
  const used = size - reusable;
  const mib = (bytes: number): string => `${Math.ceil(bytes / MIB)} MiB`;
  const percent = Math.round((100 * used) / limit);
  return {
    ok: used < NEARLY_FULL * limit && diskFree > LOW_DISK,
    detail:
      `${mib(used)} of ${mib(limit)} (${percent} %), ${mib(reusable)} to be used again, ${mib(walSize)} written ahead; ` +
      `${mib(diskFree)} free on the disk; ${path}`,
  };
};
