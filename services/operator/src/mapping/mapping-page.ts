import {
  isWithoutRules,
  noRules,
  type FieldChange,
  type MappingRules,
  type MappingVersion,
  type Source,
} from '@moisson/contracts';
import { inLanguage, type Bilingual } from '@moisson/kernel';
import type { MappingPreview } from '@moisson/operations/operator-api';
import { html, link, named, page, shortInstant, showNumber, table, type Element, type PageFrame } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { button } from '../page-parts.ts';
import { shownValue } from '../shown-value.ts';
import { hiddenRules, rulesForm } from './rules-form.ts';
import { fieldNames, translate } from './texts.ts';

interface MappingContent {
  readonly source: Source;
  /** What the form shows: the rules that stand, or those that were just given. */
  readonly rules: MappingRules;
  readonly unrecognised: MappingPreview['unrecognised'];
  readonly versions: readonly MappingVersion[];
  readonly faults: readonly { readonly field: string; readonly detail: Bilingual }[];
  readonly notice: Element;
  readonly forms: PageForms;
}

const titleOf = ({ id, name = {} }: Source, language: PageFrame['language']): string =>
  `${named(inLanguage(name, language) || id, language)}${translate(language)('mapping')}`;

/** The page of a source's rules: a form, what nothing recognises yet, and the versions. */
export const mappingPage = (frame: PageFrame, content: MappingContent): string => {
  const { language } = frame;
  const { source, rules, unrecognised, versions, faults, notice, forms } = content;
  const t = translate(language);
  const path = `/sources/${source.id}/mapping/preview`;
  const restored = (version: number, label: string) =>
    button(
      { path: `/sources/${source.id}/mapping/restore/${version}`, label, subject: `${t('version')} ${version}` },
      language,
      forms,
    );
  return page(
    frame,
    titleOf(source, language),
    html`
      <p><a href=${link(`/sources/${source.id}`, language)}>← ${t('back')}</a></p>
      <h1>${titleOf(source, language)}</h1>
      <p class="lead">${t('intro')}</p>
      ${notice}
      ${
        faults.length === 0
          ? undefined
          : html`<div class="notice" role="alert">
              <p>${t('notSaved')}</p>
              ${faults.map(({ field, detail }) => html`<p>${named(field, language)}${detail[language]}</p>`)}
            </div>`
      }
      ${unrecognisedTable(unrecognised, language)}
      <h2>${t('rulesHead')}</h2>
      ${
        forms.form(
          { path },
          language,
          html`${rulesForm(rules, unrecognised, language)}
            <p><button type="submit">${t('tryRules')}</button></p>`,
        ) ?? ruleList(rules, language)
      }
      ${
        versions.length === 0
          ? undefined
          : html`<h2>${t('versions')}</h2>
              ${table(
                t('versions'),
                [t('version'), t('when'), t('by'), t('rulesCount'), ''],
                versions.map(({ version, at, by, rules: of }, place) => [
                  String(version),
                  shortInstant(at, language),
                  by,
                  of.values.length + of.rename.length + of.defaults.length,
                  place === 0 ? t('now') : restored(version, t('restore')),
                ]),
              )}
              ${isWithoutRules(versions[0]?.rules ?? noRules) ? undefined : html`<p>${restored(0, t('noRules'))}</p>`}`
      }
    `,
  );
};

/** The rules that stand, for who may not change them. */
const ruleList = (rules: MappingRules, language: PageFrame['language']) => {
  const t = translate(language);
  const rows = [
    ...rules.values.map(({ field, from, to }) => [t('values'), fieldNames[field]?.[language] ?? field, from, to]),
    ...rules.rename.map(({ from, to }) => [t('rename'), fieldNames[to]?.[language] ?? to, from, to]),
    ...rules.defaults.map(({ field, value }) => [t('defaults'), fieldNames[field]?.[language] ?? field, '—', value]),
  ];
  return rows.length === 0
    ? html`<p>${t('noRules')}</p>`
    : table(t('rulesHead'), [t('rulesHead'), t('values-field'), t('values-from'), t('values-to')], rows);
};

const unrecognisedTable = (unrecognised: MappingPreview['unrecognised'], language: PageFrame['language']) => {
  if (unrecognised.length === 0) return undefined;
  const t = translate(language);
  return html`<h2>${t('unrecognised')}</h2>
    ${table(
      t('unrecognised'),
      [t('value'), t('values-field'), t('records'), t('example')],
      unrecognised.map(({ field, seen, records, example }) => [
        seen,
        fieldNames[field]?.[language] ?? field,
        records,
        example,
      ]),
    )}`;
};

interface PreviewContent {
  readonly source: Source;
  readonly rules: MappingRules;
  readonly preview: MappingPreview;
  readonly forms: PageForms;
}

/** The page between rules and their effect: what they would make of the stored records, and a button that applies them. */
export const previewPage = (frame: PageFrame, { source, rules, preview, forms }: PreviewContent): string => {
  const { language } = frame;
  const t = translate(language);
  const path = `/sources/${source.id}/mapping`;
  const { changed, records, isPart, samples } = preview;
  return page(
    frame,
    t('preview'),
    html`
      <p><a href=${link(path, language)}>← ${t('backToRules')}</a></p>
      <h1>${t('preview')}</h1>
      <p class="count">
        ${showNumber(changed, language)} ${t('wouldChange')} ${showNumber(records, language)}
        ${isPart ? ` ${t('part')}` : ''}
      </p>
      ${
        samples.length === 0
          ? undefined
          : table(
              t('preview'),
              [t('record'), t('changes')],
              samples.map(({ title, changes }) => [title, changeList(changes)]),
            )
      }
      ${forms.form(
        { path },
        language,
        html`${hiddenRules(rules)}
          <p><button type="submit">${t('apply')}</button></p>`,
      )}
      ${unrecognisedTable(preview.unrecognised, language)}
    `,
  );
};

const changeList = (changes: readonly FieldChange[]) =>
  changes.map(({ field, before, after }) => html`<p>${field} : ${shownValue(before)} → ${shownValue(after)}</p>`);
