import type { PublicFeed } from '@moisson/contracts';
import { inLanguage, locales } from '@moisson/kernel';
import {
  feedBadge,
  feedMeanings,
  feedName,
  frozenNote,
  html,
  link,
  page,
  quarantineNote,
  shortInstant,
  showInstant,
  spellStates,
  table,
  type PageFrame,
} from '@moisson/ui';
import type { FeedPast } from './read-history.ts';
import { dayStrip } from './strip.ts';
import { translate } from './texts.ts';

const SHOWN_SPELLS = 100;

/** Returns the page of one feed: its state now, the last 90 days, what happened in them, and its badge. `origin`: of the service; `incidents`: their section. */
export const feedPage = (
  frame: PageFrame,
  feed: PublicFeed,
  past: FeedPast,
  { origin, incidents }: { readonly origin: string; readonly incidents: unknown },
): string => {
  const { language } = frame;
  const t = translate(language);
  const badge = `/badges/${feed.sourceId}.svg`;
  const content = html`
    <h1>${feedName(feed, language)}</h1>
    <p class="lead">${feedBadge(feed, language)} ${feed.reason[language]}</p>
    ${quarantineNote(feed, language)} ${frozenNote(feed, language)} ${incidents}
    <dl class="panel">
      <dt>${t('since')}</dt>
      <dd>${showInstant(feed.since, language)}</dd>
      <dt>${t('lastComplete')}</dt>
      <dd>${showInstant(feed.lastCompleteAt, language, t('never'))}</dd>
      <dt>${t('nextTry')}</dt>
      <dd>${showInstant(feed.nextTryAt, language)}</dd>
      <dt>${t('statesMean')}</dt>
      <dd>${feedMeanings[feed.state]![language]}</dd>
    </dl>
    <h2>${t('past')}</h2>
    ${dayStrip(past.days, language)}
    <p class="meta">${shareText(past, language)}</p>
    <h2>${t('spells')}</h2>
    ${past.spells.length === 0 ? html`<p class="notice">${t('noSpells')}</p>` : spellTable(past, language)}
    <p><a href=${`/api/v1/feeds/${feed.sourceId}/history`}>${t('api')}</a>${csvLink(feed, past, language)}</p>
    <h2>${t('badge')}</h2>
    <p>${t('badgeHelp')}</p>
    <p><img src=${link(badge, language)} alt="" height="20" /></p>
    <pre>${`<a href="${origin}/feeds/${feed.sourceId}"><img src="${origin}${badge}" alt="Moisson"></a>`}</pre>
  `;
  return page(frame, inLanguage(feed.name ?? {}, language) || feed.sourceId, content);
};

const csvLink = ({ sourceId }: PublicFeed, { days }: FeedPast, language: PageFrame['language']) => {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const query = new URLSearchParams({ source: sourceId, from: first.date, to: last.date }).toString();
  return html` · <a href=${`/api/v1/history.csv?${query}`}>${translate(language)('csv')}</a>`;
};

const shareText = ({ availability }: FeedPast, language: PageFrame['language']): string => {
  if (availability === undefined) return '';
  const share = availability.toLocaleString(locales[language], { style: 'percent', maximumFractionDigits: 1 });
  return translate(language)('available').replace('{share}', share);
};

const spellTable = ({ spells }: FeedPast, language: PageFrame['language']) => {
  const t = translate(language);
  return table(
    t('spells'),
    [t('since'), t('until'), t('state'), t('reason')],
    spells
      .slice(0, SHOWN_SPELLS)
      .map(({ since, until, state, reason }) => [
        shortInstant(since, language),
        until === undefined ? t('lasts') : shortInstant(until, language),
        html`<span class=${`state ${state}`}>${spellStates[state]![language]}</span>`,
        reason[language],
      ]),
    'feeds',
  );
};
