import type { Run, SourceId } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { html, link, page, runOutcome, shortInstant, table, type PageFrame } from '@moisson/ui';
import { translate } from './texts.ts';

interface RunsShown {
  /** Only runs of this source are shown. */
  readonly sourceId: SourceId | undefined;
  /** Ids of the runs in progress. */
  readonly running: readonly string[];
}

/** Returns the page of the newest runs: of one source if given, else of all. */
export const runsPage = (frame: PageFrame, runs: readonly Run[], { sourceId, running }: RunsShown): string => {
  const { language } = frame;
  const t = translate(language);
  const heads = [
    'source',
    'started',
    'outcome',
    'seen',
    'created',
    'updated',
    'unchanged',
    'removed',
    'held',
    'rejected',
    'problems',
  ] as const;
  const rows = runs.map(({ id, sourceId, startedAt, outcome, reading, counts, problems }) => [
    html`<a href=${link(`/runs/${id}`, language)}>${sourceId}</a>`,
    shortInstant(startedAt, language),
    runOutcome({ outcome, ...defined({ reading }) }, language),
    ...[counts.seen, counts.created, counts.updated, counts.unchanged, counts.removed, counts.held, counts.rejected],
    problems
      .slice(0, 3)
      .map(
        (problem) => html`<p>${problem.message[language]} <span class="meta">${problem.action[language]}</span></p>`,
      ),
  ]);
  const content = html`<h1>${t('runs')}${sourceId === undefined ? '' : ` · ${sourceId}`}</h1>
    ${sourceId === undefined ? undefined : html`<p><a href=${link('/', language)}>← ${t('allSources')}</a></p>`}
    ${running.map((id) => html`<p class="notice"><a href=${link(`/runs/${id}`, language)}>${t('inProgress')} ${id}</a></p>`)}
    ${runs.length === 0 ? html`<p class="notice">${t('noRuns')}</p>` : table(t('runs'), heads.map(t), rows, 'runs')}`;
  return page(frame, t('runs'), content);
};
