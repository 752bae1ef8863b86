import { LinkState } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import type { LinkHostView, LinkPage, LinkView } from '@moisson/operations/operator-api';
import { html, link, linkStateNames, page, shortInstant, showNumber, table, type PageFrame } from '@moisson/ui';
import { translate } from './texts.ts';

export const LINKS_PATH = '/links';
/** Hosts on the page; the API has more. */
const MAX_HOSTS = 50;

/** The filter as the form sent it. */
export type GivenFilter = Readonly<Partial<Record<'state' | 'host' | 'source', string>>>;

interface LinksContent {
  readonly found: LinkPage;
  readonly hosts: readonly LinkHostView[];
  readonly filter: GivenFilter;
}

/** Returns the page of the links of datasets: those that pass a filter, and all hosts with their counts. */
export const linksPage = (frame: PageFrame, { found, hosts, filter }: LinksContent): string => {
  const { language } = frame;
  const t = translate(language);
  const { items, next } = found;
  const content = html`
    <h1>${t('links')}</h1>
    <p class="lead">${t('lead')}</p>
    ${filterForm(filter, language)}
    ${items.length === 0 ? html`<p class="notice">${t(next === undefined ? 'none' : 'fewer')}</p>` : linkTable(items, language)}
    <p>
      ${next === undefined ? undefined : html`<a class="button" href=${link(LINKS_PATH, language, { ...filter, cursor: next })}>${t('next')}</a>`}
      ${' '}<a href=${link('/links.csv', language, filter)}>${t('csv')}</a>
    </p>
    <h2>${t('hosts')}</h2>
    ${hosts.length === 0 ? html`<p class="notice">${t('noHosts')}</p>` : hostTable(hosts.slice(0, MAX_HOSTS), language)}
  `;
  return page(frame, t('links'), content);
};

const filterForm = (filter: GivenFilter, language: Language) => {
  const t = translate(language);
  return html`
    <form class="inline" method="get" action=${LINKS_PATH}>
      ${language === 'en' ? html`<input type="hidden" name="lang" value="en" />` : undefined}
      <label>
        ${t('state')}${' '}
        <select name="state">
          <option value="">${t('all')}</option>
          ${LinkState.options.map(
            (state) =>
              html`<option value=${state} selected=${filter.state === state}>
                ${linkStateNames[state][language]}
              </option>`,
          )}
        </select> </label
      >${' '}
      ${(['source', 'host'] as const).map(
        (name) =>
          html`<label>${t(name)} <input name=${name} value=${filter[name] ?? ''} maxlength="300" /></label>${' '}`,
      )}
      <button type="submit">${t('filter')}</button>
    </form>
  `;
};

const linkTable = (links: readonly LinkView[], language: Language) => {
  const t = translate(language);
  const rows = links.map(({ url, state, problem, anySite, since, checkedAt, datasets, sources }) => [
    html`<a href=${url} rel="noreferrer">${url}</a>`,
    linkStateNames[state][language],
    html`${problem?.message[language] ?? ''} ${anySite === true ? t('anySite') : ''}`,
    shortInstant(since, language),
    html`${datasets.map(({ title }) => title).join(' · ')}${' '}
      <span class="meta"
        >${sources.map((id) => html`<a href=${link(`/sources/${id}`, language)}>${id}</a>${' '}`)}</span
      >`,
    shortInstant(checkedAt, language),
  ]);
  const heads = (['address', 'state', 'why', 'since', 'givenBy', 'checked'] as const).map((name) => t(name));
  return table(t('links'), heads, rows);
};

const hostTable = (hosts: readonly LinkHostView[], language: Language) => {
  const t = translate(language);
  const states = LinkState.options.filter((state) => hosts.some(({ counts }) => (counts[state] ?? 0) > 0));
  const rows = hosts.map(({ host, links, counts, nextDue, isBeingChecked }) => [
    html`<a href=${link(LINKS_PATH, language, { host })}>${host}</a>`,
    showNumber(links, language),
    ...states.map((state) => showNumber(counts[state] ?? 0, language)),
    isBeingChecked ? t('now') : shortInstant(nextDue, language),
  ]);
  const heads = [t('host'), t('count'), ...states.map((state) => linkStateNames[state][language]), t('nextCheck')];
  return table(t('hosts'), heads, rows);
};
