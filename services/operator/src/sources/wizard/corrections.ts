import { noRules, type DryRunResult, type MappedValue, type MappingRules, type ValueField } from '@moisson/contracts';
import { html, table, type Element } from '@moisson/ui';
import type { Language } from '@moisson/kernel';
import type { PageForms } from '../../access/page-forms.ts';
import { fieldNames } from '../../mapping/texts.ts';
import { rulesIn } from '../../mapping/rules-form.ts';
import { translate } from './texts.ts';

/** Values that are offered for correction at once. */
const MAX_OFFERED = 50;

interface Correction {
  readonly field: ValueField;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly records?: number;
}

/** Returns the values of a dry run that nothing recognises, the most frequent ones, after the corrections that the draft has already. */
export const correctionsOf = (result: DryRunResult, { values }: MappingRules): readonly Correction[] => {
  const lists: readonly (readonly [ValueField, readonly MappedValue[]])[] = [
    ['license', result.licences],
    ['theme', result.themes],
    ['organization', result.organizations],
    ['format', result.formats ?? []],
    ['accrualPeriodicity', frequenciesIn(result)],
  ];
  const corrected = new Set(values.map(({ field, from }) => `${field} ${from}`));
  const unknown = lists
    .flatMap(([field, some]) =>
      some
        .filter(({ given, mapped }) => mapped === undefined && given !== '' && !corrected.has(`${field} ${given}`))
        .map(({ given, records }) => ({ field, from: given, to: '', name: '', records })),
    )
    .sort((a, b) => b.records - a.records)
    .slice(0, MAX_OFFERED);
  return [...values.map(({ name = '', ...rule }) => ({ ...rule, name })), ...unknown];
};

const frequenciesIn = ({ findings }: DryRunResult): readonly MappedValue[] =>
  findings
    .filter(({ code }) => code === 'field.frequency-unknown')
    .flatMap(({ seen, records }) => seen.map((given) => ({ given, records })));

/** Returns the rules of a draft with the corrections that a form gives. Throws `request.invalid` on what no vocabulary knows. */
export const corrected = (rules: MappingRules = noRules, given: unknown): MappingRules => ({
  ...rules,
  values: rulesIn({ ...(given as Readonly<Record<string, unknown>>) }).values,
});

/** Returns what a form gives for a value, to show it again with its faults. */
const typed = (given: Readonly<Record<string, unknown>>, column: string, at: number): string | undefined => {
  const value = [given[`values.${column}`] ?? []].flat()[at];
  return typeof value === 'string' ? value : undefined;
};

interface CorrectionContent {
  readonly path: string;
  readonly corrections: readonly Correction[];
  /** The form as it was sent, if it has faults. */
  readonly given?: Readonly<Record<string, unknown>>;
}

/** The form that says what values mean which nothing recognises: rules of the draft, with which it is read again. */
export const correctionForm = (
  { path, corrections, given = {} }: CorrectionContent,
  language: Language,
  forms: PageForms,
): Element => {
  const t = translate(language);
  if (corrections.length === 0) return html`<p class="notice">${t('allRecognised')}</p>`;
  const cell = ({ field, from, to, name }: Correction, at: number) => {
    const label = `${t('means')} · ${from}`;
    return html`
      <input type="hidden" name="values.field" value=${field} />
      <input type="hidden" name="values.from" value=${from} />
      <input name="values.to" value=${typed(given, 'to', at) ?? to} maxlength="200" aria-label=${label} />
      ${
        field === 'organization'
          ? html`<input
              name="values.name"
              value=${typed(given, 'name', at) ?? name}
              maxlength="300"
              placeholder=${t('name')}
              aria-label=${`${t('name')} · ${from}`}
            />`
          : html`<input type="hidden" name="values.name" value="" />`
      }
    `;
  };
  const rows = corrections.map((one, at) => [
    one.from,
    fieldNames[one.field]?.[language] ?? one.field,
    one.records ?? '—',
    cell(one, at),
  ]);
  return html`
    <h2>${t('correctValues')}</h2>
    <p class="hint">${t('correctValuesHelp')}</p>
    ${forms.form(
      { path },
      language,
      html`${table(t('correctValues'), [t('asGiven'), t('field'), t('records'), t('means')], rows)}
        <p><button type="submit">${t('correctAndRead')}</button></p>`,
    )}
  `;
};
