import { INDEXER_GROUP, topics, type Source } from '@moisson/contracts';
import { fillBoth, inBoth, messageIn, said, type Bilingual, type Language } from '@moisson/kernel';
import type { Check } from '@moisson/operations/operator-api';
import { readStanding } from '@moisson/store';
import { credentialCheck } from '../credentials/credential-check.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { exceededQuotas } from '../sources/exceeded-quotas.ts';
import { quotaCommand } from '../sources/quota-command.ts';
import { catalogueAsked } from '../sources/source-faults.ts';
import { fileChecks } from './file-checks.ts';
import { searchCheck } from './search-check.ts';

/** Returns the checks of an installation: what may prevent a fresh catalogue. */
export const diagnose = async (parts: OperatorParts, language: Language): Promise<readonly Check[]> => {
  const { store, changeLog } = parts;
  const standing = readStanding(store);
  // Each check that needs it reports the error itself.
  standing.catch(() => undefined);
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
    check('search', async () => searchCheck(parts)),
    check('dead-letters', async () => {
      const letters = await store.deadLetters.list({ state: 'open', limit: 100 });
      return {
        ok: letters.length === 0,
        detail: letters.length === 0 ? NONE : `${letters.length} (moisson dead-letter list)`,
      };
    }),
    check('feeds', async () => {
      const troubled = (await standing).feeds.filter(({ state }) => state !== 'fresh' && state !== 'paused');
      return {
        ok: troubled.length === 0,
        detail:
          troubled.map(({ sourceId, state }) => `${sourceId}: ${state}`).join(', ') || said('tous à jour', 'all fresh'),
      };
    }),
    check('sources', async () => {
      const twice = readTwice((await standing).sources);
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
    check('credentials', async () => credentialCheck(parts, (await standing).sources)),
    check('quotas', async () => {
      const exceeded = await exceededQuotas(store, await standing);
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

/** The result of a check; in both languages if it has words. */
interface Finding {
  readonly ok: boolean;
  readonly detail: string | Bilingual;
}

const NONE = said('aucun', 'none');
const DATASETS = said('{count|jeu de données|jeux de données}', '{count|dataset|datasets}');
const TO_INDEX = said('{count|événement|événements} à indexer', '{count|event|events} to index');

/** Returns groups of ids of sources that read the same catalogue with the same filter: their datasets appear twice. */
const readTwice = (sources: readonly Source[]): readonly (readonly string[])[] =>
  [
    ...Map.groupBy(
      sources.filter(({ state }) => state !== 'retired'),
      catalogueAsked,
    ).values(),
  ]
    .filter((group) => group.length > 1)
    .map((group) => group.map(({ id }) => id));
