import { DefaultField, RenameField, ValueField, type MappingRules } from '@moisson/contracts';
import { readMappingRules } from '@moisson/connectors';
import type { MappingPreview } from '@moisson/operations/operator-api';
import { html } from '@moisson/ui';
import type { Language } from '@moisson/kernel';
import { fieldNames, translate } from './texts.ts';

/** Rows that are offered for values that nothing recognises, and empty rows. */
const [MAX_OFFERED, EMPTY] = [10, 2];

type Row = Readonly<Record<string, string>>;
type Given = Readonly<Record<string, unknown>>;

/** The lists of rules, the columns of their rows, and the column without which a row counts as empty. */
const LISTS = {
  values: { columns: ['field', 'from', 'to', 'name'], needs: 'to' },
  rename: { columns: ['from', 'to'], needs: 'from' },
  defaults: { columns: ['field', 'value', 'name', 'statement'], needs: 'value' },
} as const;
type ListName = keyof typeof LISTS;
const listNames = Object.keys(LISTS) as ListName[];

const column = (given: Given, name: string): readonly string[] =>
  [given[name] ?? []].flat().map((value) => (typeof value === 'string' ? value : ''));

/** Returns the rows of a list as a form sent them; those without their main column are left out, and empty cells too. */
const rowsIn = (given: Given, list: ListName): readonly Row[] => {
  const { columns, needs } = LISTS[list];
  const cells = columns.map((name) => column(given, `${list}.${name}`));
  return Array.from({ length: Math.max(...cells.map(({ length }) => length)) }, (_, at) =>
    Object.fromEntries(
      columns.flatMap((name, place) => {
        const text = cells[place]![at]?.trim() ?? '';
        return text === '' ? [] : [[name, text]];
      }),
    ),
  ).filter((row) => row[needs] !== undefined);
};

/** Returns the rules that a form describes. Throws `InvalidInput`; paths count the rows that are filled. */
export const rulesIn = (given: Given): MappingRules => readMappingRules(givenRules(given));

/** Returns the same as it was typed, to show it again with its faults. */
export const givenRules = (given: Given): MappingRules =>
  Object.fromEntries(listNames.map((list) => [list, rowsIn(given, list)])) as unknown as MappingRules;

/** Returns the form's fields for rules, to send them on. */
export const hiddenRules = (rules: MappingRules) =>
  listNames.flatMap((list) =>
    (rules[list] as readonly Row[]).flatMap((row) =>
      LISTS[list].columns.map(
        (name) => html`<input type="hidden" name=${`${list}.${name}`} value=${row[name] ?? ''} />`,
      ),
    ),
  );

/** The rows of rules that can be edited: those that stand, values that nothing recognises yet, and empty ones. */
export const rulesForm = (rules: MappingRules, unrecognised: MappingPreview['unrecognised'], language: Language) => {
  const t = translate(language);
  const known = new Set(rules.values.map(({ field, from }) => `${field} ${from}`));
  const offered = unrecognised.filter(({ field, seen }) => !known.has(`${field} ${seen}`)).slice(0, MAX_OFFERED);
  const empty = Array.from({ length: EMPTY }, (): Row => ({}));
  const rows: Readonly<Record<ListName, readonly Row[]>> = {
    values: [
      ...(rules.values as readonly Row[]),
      ...offered.map(({ field, seen }) => ({ field, from: seen })),
      ...empty,
    ],
    rename: [...rules.rename, ...empty],
    defaults: [...(rules.defaults as readonly Row[]), ...empty],
  };
  const choices: Readonly<Record<string, readonly string[]>> = {
    'values.field': ValueField.options,
    'rename.to': RenameField.options,
    'defaults.field': DefaultField.options,
  };
  const cell = (list: ListName, name: string, row: Row) => {
    const field = `${list}.${name}`;
    const options = choices[field];
    return options === undefined
      ? html`<input name=${field} value=${row[name] ?? ''} maxlength="500" />`
      : html`<select name=${field}>
          ${options.map((one) => html`<option value=${one} selected=${row[name] === one}>${fieldNames[one]?.[language] ?? one}</option>`)}
        </select>`;
  };
  return listNames.map(
    (list) => html`
      <fieldset class="panel">
        <legend><strong>${t(list)}</strong></legend>
        <p class="hint">${t(`${list}-hint`)}</p>
        ${rows[list].map(
          (row) =>
            html`<div class="fields">
              ${LISTS[list].columns.map(
                (name) => html`<label>${t(`${list}-${name}` as 'values-from')} ${cell(list, name, row)}</label>`,
              )}
            </div>`,
        )}
      </fieldset>
    `,
  );
};
