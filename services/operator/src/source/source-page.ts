import { isDeparture, ownerText, redactedSource, type FieldChange, type Hold, type Run } from '@moisson/contracts';
import { inLanguage, type Bilingual, type Problem } from '@moisson/kernel';
import {
  feedBadge,
  html,
  link,
  named,
  page,
  shortInstant,
  showNumber,
  table,
  type Element,
  type PageFrame,
} from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { shownValue } from '../shown-value.ts';
import { actionsOf, reasonOf } from '../sources/sources-page.ts';
import type { SourceRow } from '../sources/select-sources.ts';
import type { Letter } from './letter.ts';
import { uploadPanel, type UploadContent } from '../uploads/upload-panel.ts';
import { runsChart } from './runs-chart.ts';
import { givenFields, settingsForm, settingsList } from './settings-form.ts';
import { translate } from './texts.ts';

interface SourceContent {
  readonly row: SourceRow;
  /** Newest first. */
  readonly runs: readonly Run[];
  readonly holds: readonly Hold[];
  readonly notice: Element;
  readonly forms: PageForms;
  /** Set for a source whose list is uploaded. */
  readonly upload?: UploadContent;
}

const nameOf = ({ source }: SourceRow, { language }: PageFrame): string =>
  inLanguage(source.name ?? {}, language) || source.id;

/** The page of one source: its state, what waits, its runs as bars, its problems by cause, its settings. */
export const sourcePage = (frame: PageFrame, content: SourceContent): string => {
  const { language } = frame;
  const { row, runs, holds, notice, forms, upload } = content;
  const { feed, source } = row;
  const t = translate(language);
  const title = nameOf(row, frame);
  const shown = redactedSource(source);
  const facts: readonly (readonly [string, unknown])[] = [
    [t('lastComplete'), shortInstant(feed.lastCompleteAt, language, t('never'))],
    [t('nextTry'), shortInstant(feed.nextTryAt, language)],
    [t('count'), showNumber(feed.records, language)],
    [t('protocol'), source.protocol],
    ...(upload !== undefined
      ? []
      : [[t('endpoint'), html`<a href=${shown.endpoint} rel="noreferrer">${shown.endpoint}</a>`] as const]),
    ...(runs[0]?.certificate === undefined
      ? []
      : [[t('certificateUntil'), shortInstant(runs[0].certificate.until, language)] as const]),
    ...(Object.keys(shown.options).length === 0 ? [] : [[t('options'), JSON.stringify(shown.options)] as const]),
    [t('ownedBy'), ownerText(source.owner)[language]],
  ];
  return page(
    frame,
    title,
    html`
      <p><a href=${link('/', language)}>← ${t('allSources')}</a></p>
      <h1>${title} ${feedBadge(feed, language)}</h1>
      ${notice} ${reasonOf(feed, language)}
      <p>${actionsOf(row, language, forms)}</p>
      ${holds.map(
        ({ id, ...hold }) =>
          html`<p class="notice">
            ${named(t('openHolds'), language)}${isDeparture(hold as Hold) ? '' : `${hold.records} / ${hold.known}`}
            ${' '}<a href=${link(`/holds/${id}`, language)}>${t('seeHold')}</a>
          </p>`,
      )}
      <dl class="panel">
        ${facts.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      ${upload === undefined ? undefined : uploadPanel(source.id, upload, language, forms)}
      <h2>${t('lastRuns')}</h2>
      ${runsChart(runs, language)}
      <p><a href=${link('/runs', language, { source: source.id })}>${t('allRuns')}</a></p>
      <h2>${t('findings')}</h2>
      ${problemTable(runs[0]?.problems ?? [], language)}
      <ul>
        <li><a href=${link(`/sources/${source.id}/mapping`, language)}>${t('mapping')}</a></li>
        <li><a href=${link(`/sources/${source.id}/letter`, language)}>${t('letter')}</a></li>
      </ul>
      <h2>${t('settings')}</h2>
      ${source.state === 'retired' ? undefined : settingsOrList(row, frame, forms)}
    `,
  );
};

/** The form of the settings; for who may not change them, the settings. */
const settingsOrList = (
  { source }: SourceRow,
  frame: PageFrame,
  forms: PageForms,
  given: Readonly<Record<string, unknown>> = {},
) =>
  forms.may({ path: `/sources/${source.id}/settings` })
    ? settingsForm(source, frame, given)
    : settingsList(source, frame);

const problemTable = (problems: readonly Problem[], language: PageFrame['language']) => {
  const t = translate(language);
  const byCause = [...Map.groupBy(problems, ({ code }) => code).values()].sort((a, b) => b.length - a.length);
  if (byCause.length === 0) return html`<p>${t('noProblems')}</p>`;
  return table(
    t('findings'),
    [t('cause'), t('times'), t('whatToDo')],
    byCause.map((group) => [group[0]!.message[language], group.length, group[0]!.action[language]]),
  );
};

interface DifferenceContent {
  readonly row: SourceRow;
  readonly given: Readonly<Record<string, unknown>>;
  readonly changes: readonly FieldChange[];
  readonly warnings: readonly Problem[];
  /** What is wrong with the form; then nothing can be confirmed. */
  readonly faults: readonly { readonly field: string; readonly detail: Bilingual }[];
  readonly forms: PageForms;
}

/** The page between a form and its effect: what would change, and a button that does it. */
export const differencePage = (frame: PageFrame, content: DifferenceContent): string => {
  const { language } = frame;
  const { row, given, changes, warnings, faults, forms } = content;
  const t = translate(language);
  const path = `/sources/${row.source.id}/settings`;
  const confirm = html`
    ${table(
      t('difference'),
      [t('field'), t('before'), t('after')],
      changes.map(({ field, before, after }) => [field, shownValue(before), shownValue(after)]),
    )}
    ${forms.form(
      { path },
      language,
      html`${givenFields(given).map(([name, value]) => html`<input type="hidden" name=${name} value=${value} />`)}
        <p><button type="submit">${t('applyChange')}</button></p>`,
    )}
  `;
  const isFaulty = faults.length > 0;
  return page(
    frame,
    t('difference'),
    html`
      <p><a href=${link(`/sources/${row.source.id}`, language)}>← ${t('back')}</a></p>
      <h1>${named(nameOf(row, frame), language)}${t('difference')}</h1>
      ${
        isFaulty
          ? html`<div class="notice" role="alert">
              <p>${t('notSaved')}</p>
              ${faults.map(({ field, detail }) => html`<p>${named(field, language)}${detail[language]}</p>`)}
            </div>`
          : undefined
      }
      ${warnings.map(
        ({ message, action }) =>
          html`<p class="notice">${message[language]} <span class="meta">${action[language]}</span></p>`,
      )}
      ${isFaulty ? undefined : changes.length === 0 ? html`<p>${t('nothingChanges')}</p>` : confirm}
      <h2>${t('settings')}</h2>
      ${settingsOrList(row, frame, forms, given)}
    `,
  );
};

/** The page with a letter to the people behind a source. */
export const letterPage = (frame: PageFrame, row: SourceRow, { subject, body }: Letter): string => {
  const { language } = frame;
  const t = translate(language);
  const { email } = row.source.contact ?? {};
  const mail = `mailto:${encodeURIComponent(email ?? '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  return page(
    frame,
    t('letter'),
    html`
      <p><a href=${link(`/sources/${row.source.id}`, language)}>← ${t('back')}</a></p>
      <h1>${named(nameOf(row, frame), language)}${t('letter')}</h1>
      <p class="lead">${t('letterIntro')}</p>
      ${email === undefined ? html`<p class="notice">${t('noContact')}</p>` : html`<p><a class="button" href=${mail}>${t('sendLetter')}</a> ${email}</p>`}
      <p lang="fr-CA"><strong>${subject}</strong></p>
      <form><textarea class="letter" lang="fr-CA" readonly aria-label=${t('letterText')}>${body}</textarea></form>
    `,
  );
};
