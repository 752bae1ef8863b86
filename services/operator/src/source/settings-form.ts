import { SettingsChange, type Source } from '@moisson/contracts';
import { readInput } from '@moisson/kernel';
import { html, link, type PageFrame } from '@moisson/ui';
import { translate } from './texts.ts';

/** The settings of the form: where each is in a change, and what its field is like. */
const FIELDS = [
  { name: 'nameFr', path: ['name', 'fr'], kind: 'text' },
  { name: 'organization', path: ['organization'], kind: 'text' },
  { name: 'schedule', path: ['schedule'], kind: 'text' },
  { name: 'authority', path: ['authority'], kind: 'number' },
  { name: 'crawlDelay', path: ['politeness', 'crawlDelaySeconds'], kind: 'number' },
  { name: 'graceHours', path: ['removalPolicy', 'graceHours'], kind: 'number' },
  { name: 'maxShare', path: ['removalPolicy', 'maxShare'], kind: 'number' },
  { name: 'patienceDays', path: ['removalPolicy', 'patienceDays'], kind: 'number' },
  { name: 'fullEveryHours', path: ['reading', 'fullEveryHours'], kind: 'number' },
  { name: 'contactName', path: ['contact', 'name'], kind: 'text' },
  { name: 'contactEmail', path: ['contact', 'email'], kind: 'email' },
] as const;

type Given = Readonly<Record<string, unknown>>;

const at = (object: unknown, [first, ...rest]: readonly string[]): unknown => {
  if (first === undefined) return object;
  return typeof object === 'object' && object !== null ? at((object as Given)[first], rest) : undefined;
};

/** Returns the fields of the form as the source has them. */
const fieldsOf = (source: Source): Readonly<Record<string, string>> =>
  Object.fromEntries(
    FIELDS.flatMap(({ name, path }) => {
      const value = at(source, path);
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  );

/**
 * Returns the change that a form describes: an empty field changes nothing. Throws `InvalidInput`, whose paths are those of the settings.
 */
export const changeIn = (given: Given, source: Source): SettingsChange => {
  const change: Record<string, unknown> = {};
  for (const { name, path, kind } of FIELDS) {
    const value = typedIn(given, name);
    if (value === undefined || value.trim() === '') continue;
    const [first, second] = path;
    const read = kind === 'number' ? Number(value.replace(',', '.')) : value.trim();
    // A name and a contact are replaced whole: the parts that the form does not show stay.
    const whole = first === 'name' || first === 'contact' ? (source[first] ?? {}) : {};
    change[first] =
      second === undefined ? read : { ...whole, ...(change[first] as object | undefined), [second]: read };
  }
  return readInput(SettingsChange, change);
};

/** The name of the hidden field with what a page showed in a field. */
const shownIn = (name: string): string => `was.${name}`;

/** Returns the text of a field; undefined if its person left it as the page showed it: who else changes it meanwhile is not overwritten. */
const typedIn = (given: Given, name: string): string | undefined => {
  const value = given[name];
  return typeof value === 'string' && value !== given[shownIn(name)] ? value : undefined;
};

/** Returns the names and values of the fields that a person filled in, to send them on. */
export const givenFields = (given: Given): readonly (readonly [string, string])[] =>
  FIELDS.flatMap(({ name }) => {
    const value = typedIn(given, name);
    return value === undefined ? [] : [[name, value] as const];
  });

/** The settings, for who may not change them. */
export const settingsList = (source: Source, { language }: PageFrame) => {
  const t = translate(language);
  const fields = fieldsOf(source);
  return html`<dl class="panel">
    ${FIELDS.map(
      ({ name }) =>
        html`<dt>${t(name)}</dt>
          <dd>${fields[name] ?? '—'}</dd>`,
    )}
  </dl>`;
};

/** The form of a source's settings. It is sent by GET to a page that shows the difference; nothing changes before that is confirmed. */
export const settingsForm = (source: Source, { language }: PageFrame, given: Given = {}) => {
  const t = translate(language);
  const standing = fieldsOf(source);
  const fields: Readonly<Record<string, string>> = { ...standing, ...Object.fromEntries(givenFields(given)) };
  return html`
    <form method="get" action=${link(`/sources/${source.id}/settings`, language)}>
      ${language === 'en' ? html`<input type="hidden" name="lang" value="en" />` : undefined}
      <div class="fields">
        ${FIELDS.map(
          ({ name, kind }) =>
            html`<label
                >${t(name)}
                <input
                  name=${name}
                  type=${kind === 'number' ? 'text' : kind}
                  inputmode=${kind === 'number' ? 'decimal' : undefined}
                  maxlength="300"
                  value=${fields[name] ?? ''}
              /></label>
              <input type="hidden" name=${shownIn(name)} value=${standing[name] ?? ''} />`,
        )}
      </div>
      <button class="quiet" type="submit">${t('showDifference')}</button>
    </form>
  `;
};
