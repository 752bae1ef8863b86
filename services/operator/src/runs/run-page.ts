import type { ProblemGroup, Run, RunChange, RunDetail, RunRequest } from '@moisson/contracts';
import { defined, type Language } from '@moisson/kernel';
import type { RunView } from '@moisson/operations/operator-api';
import {
  html,
  link,
  named,
  page,
  runOutcome,
  showInstant,
  showNumber,
  table,
  type Element,
  type PageFrame,
} from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { button } from '../page-parts.ts';
import { translate } from './texts.ts';

interface RunContent {
  readonly view: RunView;
  /** The run that it is compared with. */
  readonly other: RunView | undefined;
  /** Other runs of the source, newest first. */
  readonly others: readonly Run[];
  readonly notice: Element;
  readonly forms: PageForms;
}

/** The page of one run: live while it goes on, then its result, problems, changes and requests. */
export const runPage = (frame: PageFrame, { view, other, others, notice, forms }: RunContent): string => {
  const { language } = frame;
  const { id, sourceId, state, run, detail, problems } = view;
  const t = translate(language);
  const content = html`
    <h1>${t('run')} · ${id}</h1>
    <p><a href=${link('/runs', language, { source: sourceId })}>← ${t('ofSource')}</a></p>
    ${notice}
    <p class="notice" role="status">
      ${run === undefined ? undefined : html`${runOutcome({ outcome: run.outcome, ...defined({ reading: run.reading }) }, language)} · `}${t(state)}.
      ${state === 'done' ? undefined : t('refreshes')}
    </p>
    ${facts(view, language)}
    ${
      state === 'running'
        ? button(
            { path: `/sources/${sourceId}/cancel`, label: t('cancel'), subject: id, kind: 'danger' },
            language,
            forms,
          )
        : button({ path: `/sources/${sourceId}/run`, label: t('runAgain'), subject: sourceId }, language, forms)
    }
    ${phaseTable(detail, language)} ${problemSection(problems, detail, language)}
    ${detail === undefined ? html`<p class="notice">${t('notKept')}</p>` : html`${changeSection(detail, language)} ${requestSection(detail, language)}`}
    ${comparison(view, other, language)} ${compareForm(view, others, language)}
  `;
  return page(frame, `${t('run')} · ${id}`, content);
};

const facts = ({ run, detail, secondsLeft }: RunView, language: Language) => {
  const t = translate(language);
  const all: readonly (readonly [string, unknown])[] = [
    [t('started'), showInstant(run?.startedAt ?? detail?.startedAt, language)],
    ...(run === undefined
      ? []
      : ([
          [t('end'), showInstant(run.endedAt, language)],
          [t('trigger'), run.trigger],
          [t('complete'), t(run.complete ? 'yes' : 'no')],
        ] as const)),
    ...figuresOf(run, detail, language),
    ...(secondsLeft === undefined
      ? []
      : ([[t('left'), `${showNumber(secondsLeft, language)} ${t('seconds')}`]] as const)),
    ...(detail?.traceId === undefined ? [] : ([[t('trace'), html`<code>${detail.traceId}</code>`]] as const)),
  ];
  return html`<dl class="panel facts">
    ${all.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
};

const COUNTS = ['seen', 'created', 'updated', 'unchanged', 'removed', 'held', 'rejected'] as const;

/** The figures of a run, as far as they are known. */
const figuresOf = (
  run: Run | undefined,
  detail: RunDetail | undefined,
  language: Language,
): readonly (readonly [string, string])[] => {
  const t = translate(language);
  const number = (value: number): string => showNumber(value, language);
  const milliseconds = (detail?.phases ?? []).reduce((sum, phase) => sum + phase.milliseconds, 0);
  const seen = run?.counts.seen ?? detail?.seen ?? 0;
  const counts = run === undefined ? [] : COUNTS.map((name) => [t(name), number(run.counts[name])] as const);
  if (detail === undefined) return counts;
  return [
    ...(run === undefined ? [[t('seen'), number(detail.seen)] as const] : counts),
    [t('expected'), number(detail.expected)],
    [t('published'), number(detail.changesTotal)],
    [t('pages'), number(detail.pages)],
    [t('requests'), number(detail.requestsTotal)],
    [t('time'), `${number(Math.round(milliseconds / 100) / 10)} ${t('seconds')}`],
    ...(milliseconds < 100 ? [] : [[t('rate'), number(Math.round((seen * 1000) / milliseconds))] as const]),
  ];
};

const phaseTable = (detail: RunDetail | undefined, language: Language) => {
  if (detail === undefined) return undefined;
  const t = translate(language);
  const rows = detail.phases.map(({ name, milliseconds }) => [
    t(name),
    `${showNumber(Math.round(milliseconds / 100) / 10, language)} ${t('seconds')}`,
  ]);
  return html`<h2>${t('phases')}</h2>
    ${table(t('phases'), [t('phase'), t('time')], rows)}`;
};

const problemSection = (groups: readonly ProblemGroup[], detail: RunDetail | undefined, language: Language) => {
  const t = translate(language);
  return html`
    <h2>${t('byCause')}</h2>
    ${detail?.findingsWhole === false ? html`<p class="meta">${t('partOfThem')}</p>` : undefined}
    ${groups.length === 0 ? html`<p>${t('noProblems')}</p>` : groups.map((group) => problemPanel(group, language))}
  `;
};

const problemPanel = ({ message, action, field, code, examples }: ProblemGroup, language: Language) => {
  const t = translate(language);
  return html`
    <details class="panel">
      <summary><strong>${message[language]}</strong></summary>
      <p>${named(t('todo'), language)}${action[language]}</p>
      <p class="meta">${field === undefined ? '' : `${t('field')} ${field} · `}${code}</p>
      ${
        examples.length === 0
          ? undefined
          : table(
              message[language],
              [t('record'), t('valueSeen')],
              examples.map(({ recordKey, seen }) => [recordKey ?? '—', seen ?? '—']),
            )
      }
    </details>
  `;
};

const changeSection = ({ changes, changesTotal }: RunDetail, language: Language) => {
  const t = translate(language);
  const rows = changes.map(({ recordKey, title, kind, fields }: RunChange) => [
    title || recordKey,
    t(`${kind}Change`),
    fields === undefined ? '—' : fields.join(', '),
    recordKey,
  ]);
  return html`
    <h2>${t('changes')}</h2>
    ${
      changesTotal > changes.length
        ? html`<p class="meta">${t('firstOnes')} ${showNumber(changesTotal, language)}.</p>`
        : undefined
    }
    ${rows.length === 0 ? html`<p>${t('noChanges')}</p>` : table(t('changes'), [t('record'), t('change'), t('fields'), 'id'], rows)}
  `;
};

const requestSection = ({ requests, requestsTotal }: RunDetail, language: Language) => {
  const t = translate(language);
  const rows = requests.map(({ method, url, status, problem, at, milliseconds }: RunRequest) => [
    `${method} ${url}`,
    [status, problem].filter((one) => one !== undefined).join(' · ') || '—',
    `${showNumber(at, language)} ms`,
    `${showNumber(milliseconds, language)} ms`,
  ]);
  return html`
    <h2>${t('requests')}</h2>
    ${requestsTotal > requests.length ? html`<p class="meta">${showNumber(requestsTotal, language)}</p>` : undefined}
    ${rows.length === 0 ? html`<p>${t('noRequests')}</p>` : table(t('requests'), [t('requests'), t('answer'), t('after'), t('time')], rows)}
  `;
};

const comparison = (view: RunView, other: RunView | undefined, language: Language) => {
  if (other === undefined) return undefined;
  const t = translate(language);
  const before = new Map(figuresOf(other.run, other.detail, language));
  const counts = new Map(other.problems.map(({ code, field = '', count }) => [`${code} ${field}`, count]));
  const codes = new Map(view.problems.map(({ code, field = '', count }) => [`${code} ${field}`, count]));
  const rows = [
    ...figuresOf(view.run, view.detail, language).map(([name, value]) => [name, value, before.get(name) ?? '—']),
    ...[...new Set([...codes.keys(), ...counts.keys()])]
      .sort()
      .map((code) => [code, codes.get(code) ?? 0, counts.get(code) ?? 0]),
  ];
  return html`<h2>${t('compareWith')} ${other.id}</h2>
    ${table(t('compare'), [t('figure'), t('thisRun'), t('earlier')], rows)}`;
};

const compareForm = ({ id }: RunView, others: readonly Run[], language: Language) => {
  const t = translate(language);
  if (others.length === 0) return undefined;
  return html`
    <form class="small" method="get" action=${`/runs/${id}`}>
      <label>
        ${t('compareWith')}
        <select name="with">
          ${others.map((run) => html`<option value=${run.id}>${run.id} · ${run.startedAt.slice(0, 16).replace('T', ' ')}</option>`)}
        </select>
      </label>
      ${language === 'en' ? html`<input type="hidden" name="lang" value="en" />` : undefined}
      <button class="quiet" type="submit">${t('compare')}</button>
    </form>
  `;
};
