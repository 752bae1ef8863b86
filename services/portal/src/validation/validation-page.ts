import { inLanguage, type Language } from '@moisson/kernel';
import { html, link, page, sourceText, table, type PageFrame } from '@moisson/ui';
import { MAX_DOCUMENT_BYTES, type Validation } from './public-validation.ts';
import { translate } from './texts.ts';
import { VALIDATE_PATH } from './validation-operations.ts';

/** What was given, and what it came to. */
interface Judged {
  readonly document: string;
  readonly url: string;
  readonly validation: Validation;
}

/** The page with the form, and below it what the last document came to. */
export const validationPage = (frame: PageFrame, judged?: Judged): string => {
  const { language } = frame;
  const t = translate(language);
  return page(
    frame,
    t('validate'),
    html` <h1>${t('validate')}</h1>
      <p class="lead">${t('intro')}</p>
      <form method="post" action=${link('/validate', language)}>
        <p><label for="document">${t('document')}</label></p>
        <p>
          <textarea class="letter" id="document" name="document" rows="12" spellcheck="false" aria-describedby="forms">
${judged?.document ?? ''}</textarea>
        </p>
        <p class="hint" id="forms">${t('forms')}</p>
        <p class="field">
          <label for="url">${t('address')}</label>
          <input
            type="url"
            id="url"
            name="url"
            value=${judged?.url ?? ''}
            maxlength="2000"
            size="60"
            placeholder="https://"
          />
        </p>
        <p><button type="submit">${t('send')}</button></p>
      </form>
      ${judged === undefined ? undefined : resultOf(judged.validation, language)}
      <h2>${t('byProgram')}</h2>
      <pre tabindex="0">curl --data-binary @fiche.ttl ${frame.origin ?? ''}${VALIDATE_PATH}</pre>
      <pre tabindex="0">curl '${frame.origin ?? ''}${VALIDATE_PATH}?url=https://…'</pre>`,
  );
};

const resultOf = ({ protocol, records, total, problems }: Validation, language: Language) => {
  const t = translate(language);
  return html`
    ${problems.map(({ message, action }) => html`<p class="notice" role="alert">${message[language]} ${action[language]}</p>`)}
    ${
      protocol === undefined
        ? undefined
        : html`<p class="notice" role="status">
            ${t('readAs')} ${protocol.title} · ${t('shown')} ${records.length} / ${total}
          </p>`
    }
    ${records.map((record) => recordPanel(record, language))}
  `;
};

const recordPanel = ({ original, mapped, findings }: Validation['records'][number], language: Language) => {
  const t = translate(language);
  return html`
    <section class="panel" aria-label=${inLanguage(mapped.title, language)}>
      <h2>${sourceText(mapped.title, language)}</h2>
      ${
        findings.length === 0
          ? html`<p>${t('noFindings')}</p>`
          : table(
              t('findings'),
              [t('finding'), t('field'), t('value'), t('fix'), t('rule')],
              findings.map(({ message, code, field, seen, fix, rule }) => [
                html`${message[language]} <span class="meta">${code}</span>`,
                field ?? '—',
                seen ?? '—',
                fix[language],
                rule === undefined ? '—' : html`<a href=${rule.url}>${rule.title}</a>`,
              ]),
            )
      }
      <div class="beside">
        <div>
          <h3>${t('original')}</h3>
          <pre tabindex="0" role="region" aria-label=${t('original')}>${original}</pre>
        </div>
        <div>
          <h3>${t('mapped')}</h3>
          <pre tabindex="0" role="region" aria-label=${t('mapped')}>${JSON.stringify(mapped, undefined, 2)}</pre>
        </div>
      </div>
    </section>
  `;
};

/** Bytes of the form: a document may take three times its size once it is encoded. */
export const MAX_FORM_BYTES = 3 * MAX_DOCUMENT_BYTES + 10_000;
