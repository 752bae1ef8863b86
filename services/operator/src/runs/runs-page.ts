import type { Run, SourceId } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { html, link, page, runOutcome, shortInstant, table, type PageFrame } from '@moisson/ui';
import { translate } from './texts.ts';

/** Returns the page of the newest runs: of one source if given, else of all. */
export const runsPage = (frame: PageFrame, runs: readonly Run[], sourceId: SourceId | undefined): string => {
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
  const rows = runs.map(({ sourceId, startedAt, outcome, reading, counts, problems }) => [
    sourceId,
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
    ${runs.length === 0 ? html`<p class="notice">${t('noRuns')}</p>` : table(t('runs'), heads.map(t), rows, 'runs')}`;
  return page(frame, t('runs'), content);
};
