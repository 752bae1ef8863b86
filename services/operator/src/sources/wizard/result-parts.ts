import type { DryRun, DryRunResult, MappedValue, Source } from '@moisson/contracts';
import { isOpenDryRun } from '@moisson/contracts';
import { problem as problemOf, type Language } from '@moisson/kernel';
import { html, showBytes, showNumber, table } from '@moisson/ui';
import type { PageForms } from '../../access/page-forms.ts';
import { button } from '../../page-parts.ts';
import { translate } from './texts.ts';

interface Given {
  readonly draft: Source;
  readonly dryRun: DryRun | undefined;
  readonly language: Language;
  readonly forms: PageForms;
}

/** Returns what a step shows while its dry run has no result: how far it is, or why there is none; and what can be done about it. */
export const withoutResult = ({ draft, dryRun, language, forms }: Given) => {
  const t = translate(language);
  const again = button(
    { path: `/sources/${draft.id}/draft/dry-run`, label: t('again'), subject: draft.id },
    language,
    forms,
  );
  if (dryRun === undefined)
    return html`<p class="notice">${t('notRun')}</p>
      ${again}`;
  if (!isOpenDryRun(dryRun)) {
    const { problem } = dryRun;
    const why = problem === undefined ? t('cancelled') : `${problem.message[language]} ${problem.action[language]}`;
    return html`<p class="notice" role="alert">${why}</p>
      ${again}`;
  }
  const { progress } = dryRun;
  const cancel = button(
    { path: `/sources/${draft.id}/draft/cancel`, label: t('cancel'), subject: draft.id },
    language,
    forms,
  );
  return html`
    <div class="notice" role="status">
      <p>${t(dryRun.state === 'waiting' ? 'waiting' : 'running')}</p>
      ${
        progress === undefined
          ? undefined
          : html`<p>
              ${t(progress.phase)} : ${showNumber(progress.records, language)} ·
              ${showNumber(progress.requests, language)} ${t('requests')} · ${showBytes(progress.bytes, language)}
            </p>`
      }
    </div>
    <p><a class="button" href="">${t('reload')}</a></p>
    ${cancel}
  `;
};

/** Says that the settings have changed since the dry run, if they have. */
export const outdatedNote = ({ draft, dryRun, language, forms }: Given) => {
  const t = translate(language);
  if (dryRun === undefined || dryRun.source.updatedAt === draft.updatedAt) return undefined;
  return html`<p class="notice">${t('outdated')}</p>
    ${button({ path: `/sources/${draft.id}/draft/dry-run`, label: t('again'), subject: draft.id }, language, forms)}`;
};

/** The findings by cause, with what each means and what to do. */
export const causeTable = ({ findings }: DryRunResult, language: Language) => {
  const t = translate(language);
  if (findings.length === 0) return html`<p>${t('noFindings')}</p>`;
  const rows = findings.map(({ code, records, seen }) => {
    const { message, action } = problemOf(code, { seen: seen[0] ?? '…' });
    return [html`${message[language]} <span class="meta">${code}</span>`, records, seen.join(', '), action[language]];
  });
  return table(t('findings'), [t('cause'), t('records'), t('seen'), t('whatToDo')], rows);
};

/** How values of the source are recognised; nothing if it has none. */
export const valueTable = (label: string, values: readonly MappedValue[], language: Language) => {
  const t = translate(language);
  if (values.length === 0) return undefined;
  const rows = values.map(({ given, mapped, records }) => [given || '—', mapped ?? t('unknown'), records]);
  return html`<h2>${label}</h2>
    ${table(label, [t('asGiven'), t('mappedTo'), t('records')], rows)}`;
};
