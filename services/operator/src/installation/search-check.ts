import { fillBoth, said, type Bilingual } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';

/** Compares the datasets that the search engine finds with those of the catalogue. Throws `OutageError` if one does not answer. */
export const searchCheck = async ({
  countSearched,
  store,
}: Pick<OperatorParts, 'countSearched' | 'store'>): Promise<{ readonly ok: boolean; readonly detail: Bilingual }> => {
  if (countSearched === undefined) return { ok: true, detail: IN_MEMORY };
  const [found, count] = await Promise.all([countSearched(), store.datasetReads.count()]);
  return { ok: found === count, detail: fillBoth(found === count ? ALL : SOME, { found, count }) };
};

const IN_MEMORY = said('index en mémoire dans chaque portail', 'index in memory in each portal');
const ALL = said('OpenSearch trouve {count|jeu|jeux}', 'OpenSearch finds {count|dataset|datasets}');
const SOME = said(
  'OpenSearch trouve {found} jeux sur {count}; si cela dure : moisson index rebuild --search',
  'OpenSearch finds {found} of {count} datasets; if that lasts: moisson index rebuild --search',
);
