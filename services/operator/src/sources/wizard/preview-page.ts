import { isUploadAddress, noRules, type DryRunResult, type PreviewedRecord, type Source } from '@moisson/contracts';
import { defined, inLanguage, problem as problemOf, type InputFault, type Language } from '@moisson/kernel';
import { html, link, sourceText, type Element } from '@moisson/ui';
import type { PageForms } from '../../access/page-forms.ts';
import { translate as translateUploads } from '../../uploads/texts.ts';
import { correctionForm, correctionsOf } from './corrections.ts';
import { causeTable, problemList, valueTable } from './result-parts.ts';
import { translate } from './texts.ts';
import { faultList, nextLink } from './wizard-frame.ts';

interface PreviewGiven {
  readonly language: Language;
  readonly forms: PageForms;
  /** Corrections as they were sent, and what is wrong with them. */
  readonly given?: Readonly<Record<string, unknown>>;
  readonly faults?: readonly InputFault[];
}

/** Ten records beside their originals, which are folded, and how the values of all are recognised. */
export const previewContent = (
  { id, endpoint, mapping = noRules }: Source,
  result: DryRunResult,
  { language, forms, given, faults = [] }: PreviewGiven,
): Element => {
  const t = translate(language);
  const { preview, organizations, licences, themes, formats = [] } = result;
  const corrections = {
    ...{ path: `/sources/${id}/draft/values`, corrections: correctionsOf(result, mapping) },
    ...defined({ given }),
  };
  return html`
    ${faultList(faults, language)} ${nextLink(id, 'duplicates', language)}
    ${isUploadAddress(endpoint) ? html`<p><a href=${`${link(`/sources/${id}`, language, { done: 'uploaded' })}#list`}>${translateUploads(language)('seeList')}</a></p>` : undefined}
    ${correctionForm(corrections, language, forms)}
    ${preview.length === 0 ? html`<p class="notice">${t('noRecords')}</p>` : undefined} ${problemList(result, language)}
    ${preview.map((record) => previewed(record, language))} ${valueTable(t('organizations'), organizations, language)}
    ${valueTable(t('licences'), licences, language)} ${valueTable(t('themes'), themes, language)}
    ${valueTable(t('formats'), formats, language)}
    <h2>${t('findings')}</h2>
    ${causeTable(result, language)}
  `;
};

const previewed = ({ recordKey, original, mapped, findings }: PreviewedRecord, language: Language) => {
  const t = translate(language);
  return html`
    <section class="panel" aria-label=${inLanguage(mapped.title, language) || recordKey}>
      <h2>${sourceText(mapped.title, language)}</h2>
      <div class="beside">
        <div>
          <h3>${t('mapped')}</h3>
          <pre tabindex="0" role="region" aria-label=${`${t('mapped')} · ${recordKey}`}>
${JSON.stringify(mapped, undefined, 2)}</pre>
        </div>
        <div>
          <details>
            <summary>${t('original')}</summary>
            <pre tabindex="0" role="region" aria-label=${`${t('original')} · ${recordKey}`}>${pretty(original)}</pre>
          </details>
        </div>
      </div>
      ${
        findings.length === 0
          ? html`<p class="meta">${t('noFindings')}</p>`
          : html`<ul>
              ${findings.map(
                ({ code, field, seen }) =>
                  html`<li>
                    ${problemOf(code, { seen: seen ?? '…' }).message[language]}
                    <span class="meta">${[field, seen].filter((part) => part !== undefined).join(' : ')}</span>
                  </li>`,
              )}
            </ul>`
      }
    </section>
  `;
};

/** Returns JSON indented; other text, and JSON that was cut, as it is. */
const pretty = (original: string): string => {
  try {
    return JSON.stringify(JSON.parse(original), undefined, 2);
  } catch {
    return original;
  }
};
