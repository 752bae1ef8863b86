import type { DryRunResult } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import { html, showNumber, table } from '@moisson/ui';
import { translate } from './texts.ts';
import { nextLink } from './wizard-frame.ts';

/** What the catalogue has already: what would be merged, and what only looks alike. */
export const duplicatesContent = (id: string, result: DryRunResult, language: Language) => {
  const t = translate(language);
  const { datasetSamples, datasets, likelyDuplicates, likelyDuplicatesTotal } = result;
  const merged = datasetSamples.filter(({ kind }) => kind === 'merged');
  const none = merged.length === 0 && likelyDuplicates.length === 0;
  return html`
    ${nextLink(id, 'settings', language)} ${none ? html`<p class="notice">${t('noDuplicates')}</p>` : undefined}
    ${
      merged.length === 0
        ? undefined
        : html`<h2>${t('merges')} (${showNumber(datasets.merged, language)})</h2>
            <p class="hint">${t('mergesHelp')}</p>
            ${table(
              t('merges'),
              [t('dataset'), t('into'), t('why')],
              merged.map(({ title, into, with: others = [], why = [] }) => [
                title,
                `${others.join(', ')} ${into ?? ''}`,
                why.join(', '),
              ]),
            )}`
    }
    ${
      likelyDuplicates.length === 0
        ? undefined
        : html`<h2>${t('suggestions')} (${showNumber(likelyDuplicatesTotal, language)})</h2>
            <p class="hint">${t('suggestionsHelp')}</p>
            ${table(
              t('suggestions'),
              [t('dataset'), t('into'), t('why')],
              likelyDuplicates.map(({ title, reason, other, link: shared }) => [
                title,
                other ?? shared ?? '',
                t(reason === 'title' ? 'sameTitle' : 'sameLink'),
              ]),
            )}`
    }
  `;
};
