import {
  isOpenDryRun,
  isPreview,
  type DryRun,
  type DryRunResult,
  type MappedValue,
  type Source,
} from '@moisson/contracts';
import { fillBoth, problem as problemOf, type Language } from '@moisson/kernel';
import { html, showBytes, showNumber, table } from '@moisson/ui';
import type { PageForms } from '../../access/page-forms.ts';
import { button } from '../../page-parts.ts';
import { PART_READ, translate } from './texts.ts';
import { addressOfStep, type Step } from './wizard-frame.ts';

interface Given {
  readonly draft: Source;
  readonly dryRun: DryRun | undefined;
  readonly step: Step;
  readonly language: Language;
  readonly forms: PageForms;
}

/** The button that asks for a preview again, or on the step of the difference for a dry run. */
const againButton = ({ draft: { id }, step, language, forms }: Given) => {
  const isFull = step === 'dry-run';
  const label = translate(language)(isFull ? 'again' : 'previewAgain');
  return button({ path: addressOfStep(id, isFull ? step : 'preview'), label, subject: id }, language, forms);
};

/** Returns what a step shows while its dry run has no result: how far it is, or why there is none; and what can be done about it. */
export const withoutResult = (given: Given) => {
  const { draft, dryRun, step, language, forms } = given;
  const t = translate(language);
  const again = againButton(given);
  if (dryRun === undefined)
    return html`<p class="notice">${t(step === 'dry-run' ? 'notRun' : 'notPreviewed')}</p>
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
              ${t(progress.phase)} : ${showNumber(progress.records, language)} ·${' '}
              ${showNumber(progress.requests, language)} ${t('requests')} · ${showBytes(progress.bytes, language)}
            </p>`
      }
    </div>
    <p><a class="button" href="">${t('reload')}</a></p>
    ${cancel}
  `;
};

/** Says that the settings have changed since the dry run, if they have. */
export const outdatedNote = (given: Given) => {
  const { draft, dryRun, language } = given;
  if (dryRun === undefined || dryRun.source.updatedAt === draft.updatedAt) return undefined;
  return html`<p class="notice">${translate(language)('outdated')}</p>
    ${againButton(given)}`;
};

/** Says how much a preview read. */
export const partNote = ({ dryRun, language }: Given) => {
  if (dryRun?.result === undefined || !isPreview(dryRun)) return undefined;
  const { counts, requests } = dryRun.result;
  return html`<p class="hint">${fillBoth(PART_READ, { records: counts.seen, requests })[language]}</p>`;
};

/** What went wrong while reading; nothing if nothing did. */
export const problemList = ({ problems }: DryRunResult, language: Language) =>
  problems.length === 0
    ? undefined
    : html`<h2>${translate(language)('problems')}</h2>
        <ul>
          ${problems.map(({ message, action }) => html`<li>${message[language]} ${action[language]}</li>`)}
        </ul>`;

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
