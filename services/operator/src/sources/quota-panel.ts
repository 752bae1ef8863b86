import type { Language } from '@moisson/kernel';
import { counter, html, named } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import type { ExceededQuota } from './exceeded-quotas.ts';
import { translate } from './texts.ts';

/** Shows by how much a source exceeds its quota, with a button that raises it. */
export const quotaPanel = ({ sourceId, problems, raise }: ExceededQuota, language: Language, forms: PageForms) => {
  const t = translate(language);
  const counted = counter(language);
  const limits = [
    ...(raise.maxRecords === undefined ? [] : [counted(raise.maxRecords, 'records')]),
    ...(raise.maxBytes === undefined ? [] : [counted(raise.maxBytes, 'bytes')]),
  ];
  const query = Object.fromEntries(Object.entries(raise).map(([name, value]) => [name, String(value)]));
  const path = `/sources/${sourceId}/quota`;
  return html`
    <section class="panel" aria-label=${sourceId}>
      <h2>${named(sourceId, language)}${t('quotaExceeded')}</h2>
      ${problems.map(({ message, action }) => html`<p>${message[language]} <span class="meta">${action[language]}</span></p>`)}
      ${forms.form(
        { path, query, class: 'inline small' },
        language,
        html`<button class="danger" type="submit">${t('allowUpTo')} ${limits.join(', ')}</button>`,
      )}
    </section>
  `;
};
