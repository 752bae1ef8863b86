import { ownerText, revisionOf, type Feed } from '@moisson/contracts';
import { inLanguage } from '@moisson/kernel';
import {
  counter,
  feedBadge,
  feedName,
  feedStates,
  html,
  link,
  named,
  page,
  quarantineNote,
  shortInstant,
  table,
  type Element,
  type PageFrame,
} from '@moisson/ui';
import { TOKEN_FIELD, type TokenFor } from '../form-tokens.ts';
import { button } from '../page-parts.ts';
import type { ExceededQuota } from './exceeded-quotas.ts';
import { quotaPanel } from './quota-panel.ts';
import { ownerKey, selectSources, sortings, type Selection, type SourceRow } from './select-sources.ts';
import { selectBox } from './select-box.ts';
import { translate } from './texts.ts';

interface SourcesContent {
  readonly rows: readonly SourceRow[];
  readonly selection: Selection;
  /** Of each source, by id. */
  readonly revisions: ReadonlyMap<string, number>;
  readonly exceeded: readonly ExceededQuota[];
  readonly notice: Element;
  readonly tokenFor: TokenFor;
}

const BULK = '/sources/bulk';

/** Returns the page of all sources: filtered, sorted, with actions for each and for those that are chosen. */
export const sourcesPage = (frame: PageFrame, content: SourcesContent): string => {
  const { language } = frame;
  const { exceeded, notice, revisions, rows, selection, tokenFor } = content;
  const t = translate(language);
  const selected = selectSources(rows, selection);
  const shown = html`
    <h1>${t('sources')}</h1>
    <p><a class="button" href=${link('/sources/new', language)}>${t('addOne')}</a></p>
    ${notice}
    ${exceeded.map((one) => quotaPanel({ ...one, revision: revisions.get(one.sourceId) }, language, tokenFor))}
    ${
      rows.length === 0
        ? html`<p class="notice">${t('noSources')} ${t('addSource')}</p>`
        : html`${filterForm(content, frame)}
            <p class="count">${counter(language)(selected.length, 'sources')}</p>
            ${selected.length === 0 ? html`<p class="notice">${t('noneFound')}</p>` : sourceTable(selected, frame, tokenFor)}
            ${selected.length === 0 ? undefined : bulkForm(frame, tokenFor)}`
    }
  `;
  return page(frame, t('sources'), shown);
};

const filterForm = ({ rows, selection }: SourcesContent, { language }: PageFrame) => {
  const t = translate(language);
  const states = [...new Set(rows.map(({ feed }) => feed.state))].sort();
  const owners = new Map(rows.map(({ source }) => [ownerKey(source), ownerText(source.owner)[language]]));
  owners.delete('');
  return html`
    <form class="choices" method="get" action="/" role="search">
      ${language === 'en' ? html`<input type="hidden" name="lang" value="en" />` : undefined}
      <label>${t('find')} <input type="search" name="q" value=${selection.q} maxlength="200" /></label>
      ${selectBox('state', t('state'), selection.state, [['', t('all')], ...states.map((state) => [state, feedStates[state]![language]] as const)])}
      ${selectBox('owner', t('owner'), selection.owner, [['', t('all')], ...owners])}
      ${selectBox(
        'sort',
        t('sortBy'),
        selection.sort,
        sortings.map((sort) => [sort, t(`sort-${sort}`)] as const),
      )}
      <button type="submit" class="quiet">${t('show')}</button>
    </form>
  `;
};

const sourceTable = (rows: readonly SourceRow[], { language }: PageFrame, tokenFor: TokenFor) => {
  const t = translate(language);
  const heads = ['source', 'state', 'reason', 'lastComplete', 'count', 'problems', 'actions'] as const;
  return table(
    t('sources'),
    heads.map(t),
    rows.map((row) => {
      const { feed, lastRun, source } = row;
      const permission = source.politeness.robotsPermission;
      return [
        html`<label class="chosen"
            ><input
              type="checkbox"
              name="id"
              value=${source.id}
              form="bulk"
              aria-label=${`${t('choose')} ${plainName(row, language)}`}
          /></label>
          <a href=${link(`/sources/${source.id}`, language)}>${feedName(feed, language)}</a>
          <p class="meta">${named(t('owner'), language)}${ownerText(source.owner)[language]}</p>
          ${permission === undefined ? undefined : html`<p class="meta">${t('robotsPermission')} ${permission}</p>`}`,
        html`${feedBadge(feed, language)}
        ${feed.since === undefined ? undefined : html`<p class="meta">${t('sinceThe')} ${shortInstant(feed.since, language)}</p>`}`,
        reasonOf(feed, language),
        html`${shortInstant(feed.lastCompleteAt, language, t('never'))}
          <p class="meta">${named(t('nextTry'), language)}${shortInstant(feed.nextTryAt, language)}</p>`,
        feed.records,
        lastRun?.problemsTotal ?? 0,
        actionsOf(row, language, tokenFor),
      ];
    }),
    'feeds',
  );
};

const plainName = ({ feed }: SourceRow, language: PageFrame['language']): string =>
  inLanguage(feed.name ?? {}, language) || feed.sourceId;

export const reasonOf = (feed: Feed, language: PageFrame['language']) => {
  const { detail, action, reason } = feed;
  return html`<div class="reason">
    ${reason[language]} ${detail === undefined ? undefined : html`<p class="meta">${detail[language]}</p>`}
    ${action === undefined ? undefined : html`<p class="meta">${action[language]}</p>`}
    ${quarantineNote(feed, language)}
  </div>`;
};

/** Returns the buttons of one source that its state allows. */
export const actionsOf = (row: SourceRow, language: PageFrame['language'], tokenFor: TokenFor) => {
  const { feed } = row;
  const t = translate(language);
  const subject = plainName(row, language);
  const act = (action: string, label: 'runNow' | 'pause' | 'resume' | 'release') =>
    button(
      { path: `/sources/${feed.sourceId}/${action}`, label: t(label), subject, revision: revisionOf(row.source) },
      language,
      tokenFor,
    );
  if (row.source.state === 'retired') return undefined;
  if (row.source.state === 'draft')
    return html`<a href=${link(`/sources/${feed.sourceId}/draft`, language)} aria-label=${`${t('takeUp')} : ${subject}`}
      >${t('takeUp')}</a
    >`;
  return feed.state === 'paused'
    ? act('resume', 'resume')
    : html`${act('run', 'runNow')} ${act('pause', 'pause')}
      ${feed.quarantinedSince === undefined ? undefined : act('release', 'release')}`;
};

/** One act on the sources whose boxes are ticked; the boxes name this form. */
const bulkForm = ({ language }: PageFrame, tokenFor: TokenFor) => {
  const t = translate(language);
  return html`
    <form id="bulk" class="choices panel" method="post" action=${link(BULK, language)} aria-label=${t('bulk')}>
      <input type="hidden" name=${TOKEN_FIELD} value=${tokenFor(BULK)} />
      <strong>${t('bulk')}</strong>
      <button class="quiet" type="submit" name="act" value="run">${t('runNow')}</button>
      <button class="quiet" type="submit" name="act" value="pause">${t('pause')}</button>
      <button class="quiet" type="submit" name="act" value="resume">${t('resume')}</button>
      <label>${t('scheduleCron')} <input name="schedule" maxlength="100" placeholder="0 3 * * *" /></label>
      <button class="quiet" type="submit" name="act" value="schedule">${t('setSchedule')}</button>
    </form>
  `;
};
