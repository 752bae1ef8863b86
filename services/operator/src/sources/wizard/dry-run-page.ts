import type { DryRunResult } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import { html, showBytes, showNumber, table } from '@moisson/ui';
import type { PageForms } from '../../access/page-forms.ts';
import { button } from '../../page-parts.ts';
import { causeTable, problemList } from './result-parts.ts';
import { translate } from './texts.ts';

/** The difference between the catalogue as it is, and as a run would leave it; and the button that activates the source. */
export const differenceContent = (id: string, result: DryRunResult, language: Language, forms: PageForms) => {
  const t = translate(language);
  const { datasets, datasetSamples, counts, quality, requests, bytes, seconds } = result;
  const number = (value: number): string => showNumber(value, language);
  const tiles = [
    ...(['created', 'changed', 'merged', 'separated', 'removed'] as const).map((kind) => [
      number(datasets[kind]),
      t(kind),
    ]),
    [number(counts.rejected), t('rejected')],
    [number(counts.held), t('held')],
    [quality === undefined ? '—' : `${number(Math.round(quality * 100))} %`, t('quality')],
    [number(requests), t('requests')],
    [showBytes(bytes, language), ''],
    [number(Math.ceil(seconds)), t('seconds')],
  ];
  const activate = { path: `/sources/${id}/draft/activate`, label: t('activate'), subject: id } as const;
  return html`
    <p>${t(result.complete ? 'complete' : 'incomplete')} ${t('nothingPublished')}</p>
    <p class="hint">${t('activateHelp')}</p>
    ${button(activate, language, forms)}
    <h2>${t('differences')}</h2>
    <ul class="numbers">
      ${tiles.map(([value, label]) => html`<li><b>${value}</b>${label}</li>`)}
    </ul>
    ${
      datasetSamples.length === 0
        ? undefined
        : table(
            t('differences'),
            [t('dataset'), t('change'), t('into')],
            datasetSamples.map(({ title, kind, with: others = [] }) => [title, t(kind), others.join(', ')]),
          )
    }
    ${problemList(result, language)}
    <h2>${t('findings')}</h2>
    ${causeTable(result, language)}
  `;
};
