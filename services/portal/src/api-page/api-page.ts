import { problemCatalogue, problemStatus, type Bilingual, type Language, type ProblemCode } from '@moisson/kernel';
import type { OperationDescription } from '@moisson/operations';
import { html, link, page, table, type PageFrame } from '@moisson/ui';
import { exampleOf } from './example-of.ts';
import { translate } from './texts.ts';
import { typeText, type ShownSchema } from './type-text.ts';

/** Operations about the same thing. */
export interface OperationGroup {
  readonly name: Bilingual;
  readonly operations: readonly OperationDescription[];
}

interface ShownParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: ShownSchema;
}
interface ShownOperation {
  readonly parameters?: readonly ShownParameter[];
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
}
type Paths = Readonly<Record<string, Readonly<Record<string, ShownOperation>>>>;

/** What every operation may answer. */
const COMMON: readonly ProblemCode[] = ['request.invalid', 'request.rate-limited', 'dependency.unavailable'];
/** Told once for all operations, above. */
const COMMON_STATUSES: readonly string[] = ['400', '429', '500', '503', 'default'];

/** The page of the API, from its OpenAPI document. `groups`: its operations, in their order. */
export const apiPage = (
  frame: PageFrame,
  groups: readonly OperationGroup[],
  document: Readonly<Record<string, unknown>>,
): string => {
  const { language, origin = '' } = frame;
  const t = translate(language);
  const paths = document.paths as Paths;
  return page(
    frame,
    t('title'),
    html`
      <h1>${t('title')}</h1>
      <p class="lead">${t('intro')}</p>
      <ul>
        <li><a href="/openapi.json">${t('document')}</a></li>
        <li><a href=${link('/exports', language)}>${t('files')}</a></li>
        <li><a href="/ldes">${t('eventStream')}</a></li>
      </ul>
      <nav aria-label=${t('contents')}>
        <ul>
          ${groups.map(({ name }, at) => html`<li><a href=${`#g${at}`}>${name[language]}</a></li>`)}
        </ul>
      </nav>
      <p>${t('everyProblem')}</p>
      ${problemList(COMMON, language)}
      ${groups.map(
        ({ name, operations }, at) => html`
          <section aria-labelledby=${`g${at}`}>
            <h2 id=${`g${at}`}>${name[language]}</h2>
            ${operations.map((one) => operationPanel(one, paths[one.path]![one.method]!, language, origin))}
          </section>
        `,
      )}
    `,
  );
};

const operationPanel = (
  operation: OperationDescription,
  { parameters = [], responses }: ShownOperation,
  language: Language,
  origin: string,
) => {
  const t = translate(language);
  const { id, method, path, summary, problems, input } = operation;
  const own = problems.filter((code) => !COMMON.includes(code));
  return html`
    <details class="panel" id=${id}>
      <summary>
        <strong>${method.toUpperCase()} ${path}</strong><br />
        ${summary[language]}
      </summary>
      <h3>${t('example')}</h3>
      <pre tabindex="0">${exampleOf(operation, origin)}</pre>
      ${
        parameters.length === 0
          ? undefined
          : html`<h3>${t('parameters')}</h3>
              ${table(
                `${t('parameters')} (${id})`,
                [t('parameter'), t('place'), t('type'), t('meaning')],
                parameters.map((one) => parameterRow(one, language)),
              )}`
      }
      ${input.body === undefined ? undefined : html`<p>${t('body')} <code>${input.bodyType ?? 'application/json'}</code></p>`}
      <h3>${t('answers')}</h3>
      ${table(
        `${t('answers')} (${id})`,
        [t('status'), t('what')],
        Object.entries(responses)
          .filter(([status]) => !COMMON_STATUSES.includes(status))
          .map(([status, { description, content = {} }]) => [
            status,
            html`<span lang="en">${description}</span> <span class="meta">${Object.keys(content).join(', ')}</span>`,
          ]),
      )}
      ${
        own.length === 0
          ? undefined
          : html`<h3>${t('problems')}</h3>
              ${problemList(own, language)}`
      }
    </details>
  `;
};

const parameterRow = ({ name, in: place, required, description, schema }: ShownParameter, language: Language) => {
  const t = translate(language);
  return [
    html`<code>${name}</code>`,
    required === true ? `${t(place)}, ${t('required')}` : t(place),
    schema.items === undefined ? typeText(schema) : `${typeText(schema)}, ${t('several')}`,
    description === undefined ? '—' : html`<span lang="en">${description}</span>`,
  ];
};

const problemList = (codes: readonly ProblemCode[], language: Language) => html`
  <ul>
    ${codes.map(
      (code) =>
        html`<li>
          <code>${code}</code> (${problemStatus(code)}) ${withoutValues(problemCatalogue[code].message[language])}
        </li>`,
    )}
  </ul>
`;

/** Returns a problem's message with `…` in place of what it is filled with; a stop after it is left out. */
const withoutValues = (message: string): string =>
  message
    .replaceAll(/\{\w+(?:\|[^{}|]*\|([^{}]*))?\}/g, (_, many: string | undefined) =>
      many === undefined ? '…' : `… ${many}`,
    )
    .replaceAll('….', '…');
