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
import type { PageForms } from '../access/page-forms.ts';
import { button } from '../page-parts.ts';
import type { BulkAct } from './bulk-sources.ts';
import type { ExceededQuota } from './exceeded-quotas.ts';
import { quotaPanel } from './quota-panel.ts';
import { ownerKey, selectSources, sortings, type Selection, type SourceRow } from './select-sources.ts';
import { selectBox } from './select-box.ts';
import { translate } from './texts.ts';

interface SourcesContent {
  readonly rows: readonly SourceRow[];
  readonly selection: Selection;
  readonly exceeded: readonly ExceededQuota[];
  readonly notice: Element;
  readonly forms: PageForms;
}

const BULK = '/sources/bulk';

/** Returns the page of all sources: filtered, sorted, with actions for each and for those that are chosen. */
export const sourcesPage = (frame: PageFrame, content: SourcesContent): string => {
  const { language } = frame;
  const { exceeded, notice, rows, selection, forms } = content;
  const t = translate(language);
  const selected = selectSources(rows, selection);
  const shown = html`
    <h1>${t('sources')}</h1>
    ${
      forms.may({ path: '/sources/new' })
        ? html`<p><a class="button" href=${link('/sources/new', language)}>${t('addOne')}</a></p>`
        : undefined
    }
    ${notice} ${exceeded.map((one) => quotaPanel(one, language, forms))}
    ${
      rows.length === 0
        ? html`<p class="notice">${t('noSources')} ${t('addSource')}</p>`
        : html`${filterForm(content, frame)}
            <p class="count">${counter(language)(selected.length, 'sources')}</p>
            ${selected.length === 0 ? html`<p class="notice">${t('noneFound')}</p>` : sourceTable(selected, frame, forms)}
            ${selected.length === 0 ? undefined : bulkForm(selected, frame, forms)}`
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

const sourceTable = (rows: readonly SourceRow[], { language }: PageFrame, forms: PageForms) => {
  const t = translate(language);
  const heads = ['source', 'state', 'reason', 'lastComplete', 'count', 'problems', 'actions'] as const;
  return table(
    t('sources'),
    heads.map(t),
    rows.map((row) => {
      const { feed, lastRun, source } = row;
      const permission = source.politeness.robotsPermission;
      return [
        html`${
            forms.mayCall('runSource', source.id)
              ? html`<label class="chosen"
                  ><input
                    type="checkbox"
                    name="id"
                    value=${`${source.id} ${revisionOf(source)}`}
                    form="bulk"
                    aria-label=${`${t('choose')} ${plainName(row, language)}`}
                /></label>`
              : undefined
          }
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
        actionsOf(row, language, forms),
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
export const actionsOf = (row: SourceRow, language: PageFrame['language'], forms: PageForms) => {
  const { feed } = row;
  const t = translate(language);
  const subject = plainName(row, language);
  const act = (action: string, label: 'runNow' | 'pause' | 'resume' | 'release') =>
    button({ path: `/sources/${feed.sourceId}/${action}`, label: t(label), subject }, language, forms);
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

/** One act on the sources whose boxes are ticked; the boxes name this form. Nothing for who may act on none of them. */
const bulkForm = (rows: readonly SourceRow[], { language }: PageFrame, forms: PageForms): Element => {
  const t = translate(language);
  const own = rows.find(({ source }) => forms.mayCall('runSource', source.id))?.source.id;
  const act = (value: BulkAct, label: 'runNow' | 'pause' | 'resume' | 'setSchedule') =>
    html`<button class="quiet" type="submit" name="act" value=${value}>${t(label)}</button>`;
  const content = html`
    <strong>${t('bulk')}</strong>
    ${act('run', 'runNow')} ${act('pause', 'pause')} ${act('resume', 'resume')}
    ${
      forms.mayCall('setSettings', own)
        ? html`<label>${t('scheduleCron')} <input name="schedule" maxlength="100" placeholder="0 3 * * *" /></label>
            ${act('schedule', 'setSchedule')}`
        : undefined
    }
  ` as Element;
  return forms.form(
    { path: BULK, sourceId: own, id: 'bulk', class: 'choices panel', label: t('bulk') },
    language,
    content,
  );
};
