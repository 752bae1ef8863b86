import { revisionOf, SourceId, type Source } from '@moisson/contracts';
import { inLanguage, MoissonError, said, type Language } from '@moisson/kernel';
import { operatorApi } from '@moisson/operations/operator-api';
import { html, link, named, page, shortInstant, table, translatorOf, type Element, type PageFrame } from '@moisson/ui';
import type { ErrorRequestHandler } from 'express';
import type { FormTokens } from '../form-tokens.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { frameOf, pick } from '../page-parts.ts';
import { shownValue } from '../shown-value.ts';
import { operationsAt, sourceIn } from './console-forms.ts';
import { formRevision } from './form-revision.ts';
import { REVISION_FIELD, TOKEN_FIELD, type PageForms } from './page-forms.ts';
import { changesSince, type SourceChange } from './source-changed.ts';

const translate = translatorOf({
  title: said('La source a changé depuis cette page', 'The source has changed since this page'),
  lead: said(
    'Quelqu’un a changé cette source pendant que sa page était ouverte chez vous. Rien de vous n’a été fait.',
    'Somebody changed this source while you had its page open. Nothing of yours was done.',
  ),
  theirs: said('Ce qui a changé entre-temps', 'What changed meanwhile'),
  field: said('Réglage', 'Setting'),
  before: said('Sur votre page', 'On your page'),
  now: said('Changé en', 'Changed to'),
  by: said('Par', 'By'),
  when: said('Quand', 'When'),
  unknown: said(
    'Le journal ne le dit pas : un fichier de sources, ou une autre version du service.',
    'The audit log does not tell: a file of sources, or another version of the service.',
  ),
  yours: said('Ce que vous vouliez', 'What you wanted'),
  value: said('Votre valeur', 'Your value'),
  again: said('Faire le mien quand même, par-dessus', 'Do mine all the same, on top'),
  drop: said('Laisser la source comme elle est', 'Leave the source as it is'),
  secret: said(
    'Le jeton que vous avez tapé n’est pas gardé dans cette page : il faudra le redonner.',
    'The token that you typed is not kept in this page: you will have to give it again.',
  ),
  file: said(
    'Le fichier n’est pas gardé dans cette page : revenez à la source, puis choisissez-le encore.',
    'The file is not kept in this page: go back to the source and choose it again.',
  ),
});

/** Fields of forms that a page never repeats. */
const SECRET: ReadonlySet<string> = new Set(['bearer']);
const MAX_ACTS = 10;

type Fields = readonly (readonly [string, string])[];

interface Conflict {
  readonly source: Source;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly changes: readonly SourceChange[];
  /** What the form said, to send it again. */
  readonly fields: Fields;
  readonly isSecret: boolean;
  readonly hasFile: boolean;
  readonly forms: PageForms;
}

/** Answers a form whose source has changed since its page was shown: with what changed, by whom, and a form that does the act on top of it. */
export const showConflicts =
  (parts: OperatorParts, tokens: FormTokens): ErrorRequestHandler =>
  async (error: unknown, request, response, next) => {
    const id = SourceId.safeParse(sourceIn(request.path)).data;
    if (!(error instanceof MoissonError) || error.code !== 'request.changed' || id === undefined) {
      next(error);
      return;
    }
    const source = await parts.store.registry.get(id);
    if (source === undefined) {
      next(error);
      return;
    }
    const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const conflict: Conflict = {
      ...{ source, path: request.path, query: pick(request.query, ['maxRecords', 'maxBytes']) },
      changes: (await changesSince(parts, id, Number(formRevision(body)))).slice(0, MAX_ACTS),
      fields: fieldsOf(body),
      isSecret: [...SECRET].some((name) => typeof body[name] === 'string' && body[name] !== ''),
      hasFile: request.is('multipart/form-data') !== false,
      forms: tokens.forPage(request, response, [source]),
    };
    response
      .status(412)
      .type('html')
      .send(conflictPage(frameOf(request), conflict));
  };

const fieldsOf = (body: Readonly<Record<string, unknown>>): Fields =>
  Object.entries(body)
    .filter(([name]) => name !== TOKEN_FIELD && name !== REVISION_FIELD && !SECRET.has(name))
    .flatMap(([name, value]) =>
      [value].flat().flatMap((one) => (typeof one === 'string' ? [[name, one] as const] : [])),
    );

const conflictPage = (frame: PageFrame, conflict: Conflict): string => {
  const { language } = frame;
  const t = translate(language);
  const { source, path, query, fields, forms, isSecret, hasFile } = conflict;
  const name = inLanguage(source.name ?? {}, language) || source.id;
  const back = source.state === 'draft' ? `/sources/${source.id}/draft/settings` : `/sources/${source.id}`;
  const again = html`
    ${fields.map(([field, value]) => html`<input type="hidden" name=${field} value=${value} />`)}
    <button class="danger" type="submit">${t('again')}</button>
  `;
  return page(
    frame,
    t('title'),
    html`
      <h1>${named(name, language)}${t('title')}</h1>
      <p class="notice" role="alert">${t('lead')}</p>
      <h2>${t('theirs')}</h2>
      ${theirs(conflict, language)}
      <h2>${t('yours')}</h2>
      ${yours(conflict, language)} ${isSecret ? html`<p class="notice">${t('secret')}</p>` : undefined}
      ${hasFile ? html`<p class="notice">${t('file')}</p>` : forms.form({ path, query }, language, again)}
      <p><a class="button" href=${link(back, language)}>${t('drop')}</a></p>
    `,
  );
};

const theirs = ({ changes, source }: Conflict, language: Language): Element => {
  const t = translate(language);
  const rows = changes.flatMap(({ at, by, operation, fields }) =>
    fields.map(({ field, before, after }) => [
      field,
      shownValue(before),
      shownValue(after),
      html`${by} <span class="meta">${operation}</span>`,
      shortInstant(at, language),
    ]),
  );
  return rows.length === 0
    ? html`<p>${t('unknown')} <span class="meta">${revisionOf(source)}</span></p>`
    : table(t('theirs'), [t('field'), t('before'), t('now'), t('by'), t('when')], rows);
};

/** The act, and what the form said. */
const yours = ({ path, query, fields }: Conflict, language: Language): Element => {
  const t = translate(language);
  const acts = operationsAt(path).map((id) => operatorApi[id].summary[language]);
  const given = [...Object.entries(query), ...fields].filter(
    ([name, value]) => value !== '' && !name.startsWith('was.'),
  );
  return html`
    <p>${acts.join('; ')}</p>
    ${given.length === 0 ? undefined : table(t('yours'), [t('field'), t('value')], given)}
  `;
};
