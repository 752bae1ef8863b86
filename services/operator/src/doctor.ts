import { INDEXER_GROUP, topics, type FileUse, type Source } from '@moisson/contracts';
import { fillBoth, inBoth, messageIn, said, type Bilingual, type Language } from '@moisson/kernel';
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
export const diagnose = async (parts: OperatorParts, language: Language): Promise<readonly Check[]> => {
  const { store, changeLog } = parts;
  const check = async (name: string, work: () => Promise<Finding>): Promise<Check> => {
    try {
      const { ok, detail } = await work();
      return { name, ok, detail: inBoth(detail)[language] };
    } catch (error) {
      return { name, ok: false, detail: messageIn(error, language) };
    }
  };
  const checks = await Promise.all([
    check('store', async () => {
      await store.check();
      return { ok: true, detail: fillBoth(DATASETS, { count: await store.datasetReads.count() }) };
    }),
    check('log', async () => {
      await changeLog.check();
      const count = await changeLog.lag(INDEXER_GROUP, [topics.records, topics.recordsBulk]);
      return { ok: true, detail: fillBoth(TO_INDEX, { count }) };
    }),
    check('dead-letters', async () => {
      const letters = await changeLog.tail(topics.deadLetters, 100);
      return {
        ok: letters.length === 0,
        detail: letters.length === 0 ? NONE : `${letters.length} (moisson dead-letter list)`,
      };
    }),
    check('feeds', async () => {
      const troubled = (await readFeeds(store)).filter(({ state }) => state !== 'fresh' && state !== 'paused');
      return {
        ok: troubled.length === 0,
        detail:
          troubled.map(({ sourceId, state }) => `${sourceId}: ${state}`).join(', ') || said('tous à jour', 'all fresh'),
      };
    }),
    check('sources', async () => {
      const twice = readTwice(await store.registry.list());
      return {
        ok: twice.length === 0,
        detail:
          twice.length === 0
            ? said('toutes distinctes', 'all distinct')
            : said(
                `${twice.map((ids) => ids.join(', ')).join('; ')} : même catalogue, même filtre`,
                twice.map((ids) => `${ids.join(', ')}: same catalogue, same filter`).join('; '),
              ),
      };
    }),
    check('quotas', async () => {
      const exceeded = await exceededQuotas(parts);
      return {
        ok: exceeded.length === 0,
        detail: exceeded.map(quotaCommand).join(', ') || said('aucun dépassé', 'none exceeded'),
      };
    }),
    check('holds', async () => {
      const pending = await store.holds.list({ state: 'pending', limit: 100 });
      return {
        ok: pending.length === 0,
        detail: pending.length === 0 ? NONE : `${pending.length} (moisson hold list)`,
      };
    }),
  ]);
  return [...fileChecks(parts, language), ...checks];
};

/** What a check found; in both languages where it is words. */
interface Finding {
  readonly ok: boolean;
  readonly detail: string | Bilingual;
}

const NONE = said('aucun', 'none');
const DATASETS = said('{count|jeu de données|jeux de données}', '{count|dataset|datasets}');
const TO_INDEX = said('{count|événement|événements} à indexer', '{count|event|events} to index');

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
const fileChecks = ({ files }: OperatorParts, language: Language): readonly Check[] => {
  if (files === undefined) return [{ name: 'files', ok: true, detail: NO_FILES[language] }];
  try {
    return files().map((use) => ({ name: `file ${use.name}`, ...fileCheck(use, language) }));
  } catch (error) {
    return [{ name: 'files', ok: false, detail: messageIn(error, language) }];
  }
};

const NO_FILES = said(
  'sans objet : voir les sujets (deploy/kafka/topics.yaml) et la base de données',
  'n/a: see the topics (deploy/kafka/topics.yaml) and the database',
);

const fileCheck = (
  { path, size, reusable, walSize, limit, diskFree }: FileUse,
  language: Language,
): Omit<Check, 'name'> => {
  const used = size - reusable;
  const unit = language === 'fr' ? 'Mio' : 'MiB';
  const mib = (bytes: number): string => `${Math.ceil(bytes / MIB)} ${unit}`;
  const percent = Math.round((100 * used) / limit);
  return {
    ok: used < NEARLY_FULL * limit && diskFree > LOW_DISK,
    detail: said(
      `${mib(used)} sur ${mib(limit)} (${percent} %), ${mib(reusable)} réutilisables, ${mib(walSize)} au journal; ` +
        `${mib(diskFree)} libres sur le disque; ${path}`,
      `${mib(used)} of ${mib(limit)} (${percent} %), ${mib(reusable)} to be used again, ${mib(walSize)} written ahead; ` +
        `${mib(diskFree)} free on the disk; ${path}`,
    )[language],
  };
};
