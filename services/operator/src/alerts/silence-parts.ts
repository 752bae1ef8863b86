import { AlertKind, type Silence } from '@moisson/contracts';
import { defined, type Language } from '@moisson/kernel';
import type { NewSilence } from '@moisson/operations/operator-api';
import { alertKinds, html, shortInstant, table } from '@moisson/ui';
import { z } from 'zod';
import { TOKEN_FIELD, type PageForms } from '../access/page-forms.ts';
import { button } from '../page-parts.ts';
import { ALERTS_PATH } from './alerts-path.ts';
import { translate } from './texts.ts';

const FIELDS = ['source', 'organization', 'host'] as const;
const HOUR_MS = 3_600_000;
const MAX_HOURS = 90 * 24;

/** The silences that are not over, each with a button that ends it. */
export const silenceList = (silences: readonly Silence[], language: Language, forms: PageForms) => {
  const t = translate(language);
  if (silences.length === 0) return html`<p class="notice">${t('noSilences')}</p>`;
  return table(
    t('silences'),
    [t('matches'), t('from'), t('until'), t('by'), t('why'), t('end')],
    silences.map(({ id, match, from, until, by, why }) => {
      const shown = Object.values(match).join(' · ');
      return [
        shown,
        shortInstant(from, language),
        shortInstant(until, language),
        by,
        why,
        button({ path: `/silences/${id}/end`, label: t('end'), subject: shown }, language, forms),
      ];
    }),
  );
};

/** The form for a new silence. */
export const silenceForm = (language: Language, forms: PageForms) => {
  const t = translate(language);
  const path = `${ALERTS_PATH}/silence`;
  if (!forms.may({ path })) return undefined;
  const hours = (name: 'hours' | 'startsIn', least: number, given: number) => html`
    <p class="field">
      <label
        >${t(name)} <input name=${name} type="number" min=${least} max=${MAX_HOURS} value=${given} required
      /></label>
    </p>
  `;
  const fields = html`
    <p class="meta">${t('silenceHelp')}</p>
    ${FIELDS.map(
      (name) =>
        html`<p class="field">
          <label>${t(name)} <input name=${name} maxlength="253" /></label>
        </p>`,
    )}
    <p class="field">
      <label
        >${t('kind')}${' '}
        <select name="kind">
          <option value="">${t('anyKind')}</option>
          ${AlertKind.options.map((kind) => html`<option value=${kind}>${shortTitle(kind, language)}</option>`)}
        </select></label
      >
    </p>
    ${hours('hours', 1, 2)} ${hours('startsIn', 0, 0)}
    <p class="field">
      <label>${t('why')} <input name="why" required maxlength="500" /></label>
    </p>
    <button type="submit">${t('silence')}</button>
  `;
  return html`
    <section class="panel" aria-label=${t('addSilence')}>
      <h3>${t('addSilence')}</h3>
      ${forms.form({ path }, language, fields)}
    </section>
  `;
};

/** A title names who is concerned after its colon. */
const shortTitle = (kind: AlertKind, language: Language): string =>
  alertKinds[kind].title[language].replace(/ : \{who\}$|: \{who\}$/, '');

const Field = z.string().trim().max(500).default('');

/** What the form sends. */
export const SilenceForm = z.object({
  ...{ source: Field, organization: Field, host: Field, kind: Field, why: Field },
  hours: z.coerce.number().min(1).max(MAX_HOURS),
  startsIn: z.coerce.number().min(0).max(MAX_HOURS),
  [TOKEN_FIELD]: z.string(),
});

/** Returns the body of the operation; what is left empty is no condition. */
export const newSilenceOf = (
  { hours, startsIn, why, ...form }: z.infer<typeof SilenceForm>,
  now: Date,
): Readonly<Record<keyof NewSilence, unknown>> => {
  const given = (name: 'source' | 'organization' | 'host' | 'kind') => (form[name] === '' ? undefined : form[name]);
  const from = new Date(now.getTime() + startsIn * HOUR_MS);
  return {
    match: defined({
      ...{ source: given('source'), organization: given('organization'), host: given('host'), kind: given('kind') },
    }),
    ...{ from: from.toISOString(), until: new Date(from.getTime() + hours * HOUR_MS).toISOString(), why },
  };
};
