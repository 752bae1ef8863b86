import type { Feed } from '@moisson/contracts';
import { inLanguage } from '@moisson/kernel';
import {
  byUrgency,
  feedBadge,
  feedName,
  html,
  link,
  page,
  quarantineNote,
  shortInstant,
  table,
  type Element,
  type PageFrame,
} from '@moisson/ui';
import type { TokenFor } from '../form-tokens.ts';
import { button } from '../page-parts.ts';
import type { ExceededQuota } from './exceeded-quotas.ts';
import { quotaPanel } from './quota-panel.ts';
import { translate } from './texts.ts';

interface SourcesContent {
  readonly feeds: readonly Feed[];
  /** By source: who permitted to read what robots.txt asks not to read. */
  readonly robotsPermissions: ReadonlyMap<string, string>;
  /** By source. */
  readonly revisions: ReadonlyMap<string, number>;
  /** Sources that are not active yet. */
  readonly drafts: ReadonlySet<string>;
  readonly exceeded: readonly ExceededQuota[];
  readonly notice: Element;
  readonly tokenFor: TokenFor;
}

/** Returns the page of all sources, worst first, with the actions for each. */
export const sourcesPage = (frame: PageFrame, content: SourcesContent): string => {
  const { language } = frame;
  const { drafts, exceeded, notice, robotsPermissions, revisions, tokenFor } = content;
  const t = translate(language);
  const feeds = [...content.feeds].sort(byUrgency);
  const rows = feeds.map((feed) => {
    const name = inLanguage(feed.name ?? {}, language) || feed.sourceId;
    const { detail, action } = feed;
    const permission = robotsPermissions.get(feed.sourceId);
    const act = (action: string, label: 'runNow' | 'pause' | 'resume' | 'release') =>
      button(
        {
          path: `/sources/${feed.sourceId}/${action}`,
          label: t(label),
          subject: name,
          revision: revisions.get(feed.sourceId),
        },
        language,
        tokenFor,
      );
    return [
      html`<a href=${link('/runs', language, { source: feed.sourceId })}>${feedName(feed, language)}</a>
        ${permission === undefined ? undefined : html`<p class="meta">${t('robotsPermission')} ${permission}</p>`}`,
      html`${feedBadge(feed, language)}
      ${feed.since === undefined ? undefined : html`<p class="meta">${t('sinceThe')} ${shortInstant(feed.since, language)}</p>`}`,
      html`<div class="reason">
        ${feed.reason[language]} ${detail === undefined ? undefined : html`<p class="meta">${detail[language]}</p>`}
        ${action === undefined ? undefined : html`<p class="meta">${action[language]}</p>`}
        ${quarantineNote(feed, language)}
      </div>`,
      shortInstant(feed.lastCompleteAt, language, t('never')),
      shortInstant(feed.nextTryAt, language),
      feed.records,
      drafts.has(feed.sourceId)
        ? html`<a href=${link(`/sources/${feed.sourceId}/draft`, language)} aria-label=${`${t('takeUp')} : ${name}`}
            >${t('takeUp')}</a
          >`
        : feed.state === 'paused'
          ? act('resume', 'resume')
          : html`${act('run', 'runNow')} ${act('pause', 'pause')}
            ${feed.quarantinedSince === undefined ? undefined : act('release', 'release')}`,
    ];
  });
  const heads = ['source', 'state', 'reason', 'lastComplete', 'nextTry', 'count', 'actions'] as const;
  const shown = html`
    <h1>${t('sources')}</h1>
    <p><a class="button" href=${link('/sources/new', language)}>${t('addOne')}</a></p>
    ${notice} ${exceeded.map((one) => quotaPanel({ ...one, revision: revisions.get(one.sourceId) }, language, tokenFor))}
    ${feeds.length === 0 ? html`<p class="notice">${t('noSources')} ${t('addSource')}</p>` : table(t('sources'), heads.map(t), rows, 'feeds')}
  `;
  return page(frame, t('sources'), shown);
};
