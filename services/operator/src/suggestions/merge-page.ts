import type { Dataset } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import type { MergeSuggestionView } from '@moisson/operations/operator-api';
import { html, link, page, table, type Element, type PageFrame } from '@moisson/ui';
import { isDeepStrictEqual } from 'node:util';
import type { PageForms } from '../access/page-forms.ts';
import { valueText } from '../value-text.ts';
import { mergeDecisions, reasonsOf } from './merges-page.ts';
import { translate } from './texts.ts';

interface MergeContent {
  readonly view: MergeSuggestionView;
  readonly notice: Element;
  readonly forms: PageForms;
}

/** The page of two datasets side by side, what differs first. */
export const mergePage = (frame: PageFrame, { view, notice, forms }: MergeContent): string => {
  const { language } = frame;
  const { suggestion, datasets } = view;
  const t = translate(language);
  const [one, other] = datasets;
  const title = `${suggestion.titles[0]} · ${suggestion.titles[1]}`;
  const content = html`
    <h1>${title}</h1>
    <p><a href=${link('/merges', language)}>← ${t('allMerges')}</a></p>
    ${notice}
    <p>${reasonsOf(suggestion, language)} · ${t(suggestion.state)}</p>
    ${
      one === undefined || other === undefined
        ? html`<p class="notice">${t('gone')}</p>`
        : html`<p class="lead">${t('acceptHelp')}</p>`
    }
    <p>${mergeDecisions(suggestion, language, forms)}</p>
    ${one === undefined || other === undefined ? undefined : sideBySide(one, other, language)}
  `;
  return page(frame, title, content);
};

/** What the merge itself made, or what belongs to one record only. */
const OWN = new Set(['id', 'provenance', 'findings', 'identifier', 'firstSeenAt', 'changedAt']);

const sideBySide = (one: Dataset, other: Dataset, language: Language) => {
  const t = translate(language);
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => !OWN.has(name));
  const rows = names
    .map((name) => {
      const [a, b] = [one, other].map((dataset) => (dataset as Readonly<Record<string, unknown>>)[name]);
      return { name, a, b, same: isDeepStrictEqual(a, b) };
    })
    .filter(({ a, b }) => valueText(a) !== '' || valueText(b) !== '')
    .sort((x, y) => Number(x.same) - Number(y.same))
    .map(({ name, a, b, same }) => [
      html`${name} <span class="meta">${t(same ? 'same' : 'differs')}</span>`,
      valueText(a),
      valueText(b),
    ]);
  return html`<h2>${t('sideBySide')}</h2>
    ${table(t('sideBySide'), [t('field'), t('first'), t('second')], rows)}`;
};
