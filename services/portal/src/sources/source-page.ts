import { isUploadAddress, type PublicFeed, type PublicSource } from '@moisson/contracts';
import { inLanguage, publicRemark } from '@moisson/kernel';
import type { StoredRun } from '@moisson/domain';
import {
  byUrgency,
  feedBadge,
  feedName,
  feedTable,
  frozenNote,
  html,
  link,
  page,
  quarantineNote,
  runOutcome,
  shortInstant,
  showInstant,
  stateLegend,
  table,
  type PageFrame,
} from '@moisson/ui';
import { translate as calendarTexts } from '../calendar/texts.ts';
import { translate } from './texts.ts';

export const sourcesPage = (frame: PageFrame, feeds: readonly PublicFeed[]): string => {
  const t = translate(frame.language);
  return page(
    frame,
    t('sources'),
    html`
      <h1>${t('sources')}</h1>
      ${
        feeds.length === 0
          ? html`<p class="notice">${t('noSources')}</p>`
          : html`${feedTable([...feeds].sort(byUrgency), frame.language, ({ sourceId }) =>
              link(`/sources/${sourceId}`, frame.language),
            )}
            ${stateLegend(feeds, frame.language)}`
      }
    `,
  );
};

export const sourcePage = (
  frame: PageFrame,
  source: PublicSource,
  feed: PublicFeed,
  runs: readonly StoredRun[],
): string => {
  const { language } = frame;
  const t = translate(language);
  const name = inLanguage(source.name ?? {}, language) || source.id;
  return page(
    frame,
    name,
    html`
      <h1>${feedName({ ...source, sourceId: source.id }, language)} ${feedBadge(feed, language)}</h1>
      <p class="lead">${feed.reason[language]}</p>
      ${quarantineNote(feed, language)} ${frozenNote(feed, language)}
      <dl class="panel">
        <dt>${t('since')}</dt>
        <dd>${showInstant(feed.since, language)}</dd>
        <dt>${t('lastComplete')}</dt>
        <dd>${showInstant(feed.lastCompleteAt, language, t('never'))}</dd>
        ${
          feed.lastFullAt === undefined
            ? undefined
            : html`<dt>${t('lastFull')}</dt>
                <dd>${showInstant(feed.lastFullAt, language)}</dd>`
        }
        <dt>${t('nextTry')}</dt>
        <dd>${showInstant(feed.nextTryAt, language)}</dd>
        <dt>${t('protocol')}</dt>
        <dd>${source.protocol}</dd>
        <dt>${t('endpoint')}</dt>
        <dd>${isUploadAddress(source.endpoint) ? t('uploaded') : source.endpoint}</dd>
        <dt>${t('schedule')}</dt>
        <dd>${source.schedule}</dd>
        ${
          source.unknowns.length === 0
            ? undefined
            : html`<dt>${t('unknowns')}</dt>
                <dd>${source.unknowns.join(' ')}</dd>`
        }
      </dl>
      <p><a class="button" href=${link('/datasets', language, { source: source.id })}>${t('datasets')}</a></p>
      <p>
        <a href=${link('/calendar.ics', language, { source: source.id })}>${calendarTexts(language)('subscribe')}</a>
      </p>
      <h2>${t('runs')}</h2>
      ${
        runs.length === 0
          ? html`<p>${t('noRuns')}</p>`
          : table(
              t('runs'),
              [t('started'), t('outcome'), t('seen'), t('created'), t('updated'), t('removed'), t('problems')],
              runs.map((run) => [
                shortInstant(run.startedAt, language),
                runOutcome(run, language),
                run.counts.seen,
                run.counts.created,
                run.counts.updated,
                run.counts.removed,
                run.problems[0] === undefined ? '' : publicRemark(run.problems[0])[language],
              ]),
            )
      }
    `,
  );
};
