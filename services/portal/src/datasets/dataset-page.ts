import { type Dataset, type Distribution, type Link, type PublicFeed } from '@moisson/contracts';
import { cutText, inLanguage, problem, type Language } from '@moisson/kernel';
import type { LiveRecord } from '@moisson/domain';
import {
  feedBadge,
  feedName,
  html,
  langOf,
  link,
  linkStateNames,
  named,
  page,
  showBytes,
  showDate,
  showInstant,
  table,
  wordsLanguage,
  type PageFrame,
} from '@moisson/ui';
import { translate } from './dataset-texts.ts';
import { linkOf } from './links-of-dataset.ts';
import { themeNames } from '../theme-names.ts';
import { accessNames, frequencyNames, placeNames } from './value-names.ts';

/** Maximum of extra fields on the page; the JSON has all of them. */
const MAX_EXTRAS = 500;
const MAX_EXTRA_CHARS = 2000;
const MAX_FINDINGS = 200;

/** The other forms of a dataset, by extension. */
const FORMS = [
  ['jsonld', 'JSON-LD'],
  ['ttl', 'Turtle'],
  ['rdf', 'RDF/XML'],
  ['nt', 'N-Triples'],
] as const;

interface ShownDataset {
  readonly dataset: Dataset;
  readonly records: readonly LiveRecord[];
  readonly feeds: readonly PublicFeed[];
  readonly links: LinksOfFiles;
}

/** Returns the page of a dataset. `updates`: what is shown of its freshness. */
export const datasetPage = (
  frame: PageFrame,
  { dataset, records, feeds, links }: ShownDataset,
  updates: ReturnType<typeof html>,
): string => {
  const { language } = frame;
  const t = translate(language);
  const title = inLanguage(dataset.title, language);
  const feedOf = new Map<string, PublicFeed>(feeds.map((feed) => [feed.sourceId, feed]));
  const nameOf = (sourceId: string): string => inLanguage(feedOf.get(sourceId)?.name ?? {}, language) || sourceId;
  const words = wordsLanguage(dataset, language);
  const description = inLanguage(dataset.description ?? {}, language);
  return page(
    frame,
    title,
    html`
      <p><a href=${link('/datasets', language)}>← ${t('backToSearch')}</a></p>
      <h1 lang=${langOf(dataset.title, language)}>${title}</h1>
      <p class="meta">
        ${
          dataset.organization === undefined
            ? undefined
            : html`<a href=${link('/datasets', language, { organization: dataset.organization.id })}
                  >${dataset.organization.name}</a
                >${' · '}`
        }
        ${t('changedAt')} ${showInstant(dataset.changedAt, language)}
      </p>
      ${
        dataset.absentSince === undefined
          ? undefined
          : html`<div class="notice">
              <p><strong>${t('absentTitle')}</strong></p>
              <p>${t('absentSince')} ${showInstant(dataset.absentSince, language)}</p>
              <p>${t('absentMeaning')}</p>
            </div>`
      }
      ${
        description === ''
          ? undefined
          : html`<h2>${t('description')}</h2>
              <p class="text" lang=${langOf(dataset.description ?? {}, language)}>${description}</p>`
      }
      <h2>${t('files')}</h2>
      ${dataset.distribution.length === 0 ? html`<p>${t('noFiles')}</p>` : fileTable(dataset.distribution, links, frame, words)}
      <h2>${t('about')}</h2>
      ${table(
        t('about'),
        [t('field'), t('value'), t('cameFrom')],
        [
          ...shownFields
            .map(({ field, show }): [string, unknown, unknown] => {
              const from = dataset.provenance[field];
              const shown = show(dataset, frame);
              return [
                t(field),
                FREE_TEXT.has(field) && shown && words !== undefined
                  ? html`<span lang=${words}>${shown}</span>`
                  : shown,
                from === undefined
                  ? ''
                  : html`<a href=${link(`/sources/${from.sourceId}`, language)}>${nameOf(from.sourceId)}</a>
                      ${from.statement === undefined ? undefined : html`<p class="meta">${t('stated')} ${from.statement}</p>`}`,
              ];
            })
            .filter(([, value]) => value !== undefined && value !== ''),
          [t('identifier'), dataset.identifier.join(', '), ''],
          [t('firstSeenAt'), showInstant(dataset.firstSeenAt, language), ''],
        ],
        'provenance',
      )}
      <h2>${t('updates')}</h2>
      ${updates}
      <h2>${t('freshness')}</h2>
      ${dataset.records.map(({ sourceId }) => {
        const feed = feedOf.get(sourceId);
        return feed === undefined
          ? undefined
          : html`<div class="panel">
              <h3>
                <a href=${link(`/sources/${sourceId}`, language)}>${feedName(feed, language)}</a>${' '}
                ${feedBadge(feed, language)}
              </h3>
              <p>${feed.reason[language]}</p>
              <p class="meta">
                ${named(t('lastComplete'), language)}${showInstant(feed.lastCompleteAt, language, t('never'))}
              </p>
            </div>`;
      })}
      <h2>${t('records')}</h2>
      <ul>
        ${records.map(
          ({ sourceId, recordKey }) =>
            html`<li>
              ${named(nameOf(sourceId), language)}
              <a href=${link(`/records/${sourceId}`, language, { key: recordKey })}>${t('rawRecord')}</a>${' '}
              <span class="meta">(${recordKey})</span>
            </li>`,
        )}
      </ul>
      ${records.map(({ sourceId, dataset: { extras, title } }) =>
        extras.length === 0
          ? undefined
          : html`<details class="panel">
              <summary>${t('unofficialFields')} (${nameOf(sourceId)})</summary>
              <dl lang=${wordsLanguage({ title }, language)}>
                ${extras.slice(0, Math.ceil(MAX_EXTRAS / records.length)).map(
                  ({ key, value }) =>
                    html`<dt>${key}</dt>
                      <dd>${cutText(value, MAX_EXTRA_CHARS)}</dd>`,
                )}
              </dl>
            </details>`,
      )}
      <h2>${t('findings')}</h2>
      ${
        dataset.findings.length === 0
          ? html`<p>${t('noFindings')}</p>`
          : html`<ul>
              ${dataset.findings
                .slice(0, MAX_FINDINGS)
                .map(
                  ({ code, field, seen }) =>
                    html`<li>
                      ${problem(code, { seen: seen ?? '' }).message[language]}${' '}
                      ${field === undefined ? undefined : html`<span class="meta">(${field})</span>`}
                    </li>`,
                )}
            </ul>`
      }
      <p><a href=${link(`/datasets/${dataset.id}/report`, language)} rel="nofollow">${t('report')}</a></p>
      <p>
        ${t('otherForms')}${' '}<a href=${`/api/v1/datasets/${dataset.id}`}>JSON</a>${FORMS.map(
          ([extension, name]) => html`, <a href=${`/datasets/${dataset.id}.${extension}`}>${name}</a>`,
        )}
      </p>
    `,
  );
};

/** Fields with the source's own words, whose language is unknown. */
const FREE_TEXT: ReadonlySet<string> = new Set(['title', 'keyword', 'spatial', 'contactPoint']);

const languageNames = {
  fr: new Intl.DisplayNames('fr-CA', { type: 'language' }),
  en: new Intl.DisplayNames('en-CA', { type: 'language' }),
};

/** `Intl` throws on an invalid code. */
const languageName = (code: string, language: 'fr' | 'en'): string =>
  /^[a-z]{2,3}$/.test(code) ? (languageNames[language].of(code) ?? code) : code;

const frequencyName = (uri: string | undefined, language: 'fr' | 'en'): string | undefined => {
  const code = uri?.split('/').at(-1);
  return code === undefined ? undefined : (frequencyNames[code]?.[language] ?? code);
};

/** A start alone may be the whole period, because many sources give one date. An end alone is a period with an open start. */
const showPeriod = ({ start, end }: NonNullable<Dataset['temporal']>, language: Language) => {
  if (end === undefined) return start && showDate(start, language);
  return html`${start === undefined ? '…' : showDate(start, language)} – ${showDate(end, language)}`;
};

/** Plain text, not a link: our pages link only to web addresses. */
const showContact = ({ name, email }: NonNullable<Dataset['contactPoint']>) => html`${name} ${email}`;

interface ShownField {
  readonly field: Parameters<ReturnType<typeof translate>>[0] & keyof Dataset;
  readonly show: (dataset: Dataset, frame: PageFrame) => unknown;
}

const shownFields: readonly ShownField[] = [
  { field: 'title', show: ({ title }, { language }) => inLanguage(title, language) },
  { field: 'organization', show: ({ organization }) => organization?.name },
  {
    field: 'theme',
    show: ({ theme }, { language }) => theme.map((slug) => themeNames[slug]?.[language] ?? slug).join(', '),
  },
  { field: 'keyword', show: ({ keyword }) => keyword.join(', ') },
  {
    field: 'license',
    show: ({ license }) =>
      license?.uri === undefined
        ? license?.original
        : html`<a href=${license.uri} rel="noopener">${license.id ?? license.original}</a>`,
  },
  {
    field: 'accrualPeriodicity',
    show: ({ accrualPeriodicity }, { language }) => frequencyName(accrualPeriodicity, language),
  },
  {
    field: 'issued',
    show: ({ issued }, { language }) => (issued === undefined ? undefined : showDate(issued, language)),
  },
  {
    field: 'modified',
    show: ({ modified }, { language }) => (modified === undefined ? undefined : showDate(modified, language)),
  },
  {
    field: 'spatial',
    show: ({ spatial }, { language }) =>
      placeNames[spatial?.label ?? '']?.[language] ?? spatial?.label ?? spatial?.bbox?.join(', '),
  },
  {
    field: 'temporal',
    show: ({ temporal }, { language }) => temporal && showPeriod(temporal, language),
  },
  {
    field: 'landingPage',
    show: ({ landingPage }) =>
      landingPage === undefined ? undefined : html`<a href=${landingPage} rel="noopener nofollow">${landingPage}</a>`,
  },
  {
    field: 'language',
    show: (dataset, { language }) => dataset.language?.map((code) => languageName(code, language)).join(', '),
  },
  {
    field: 'accessLevel',
    show: ({ accessLevel }, { language }) =>
      accessLevel === undefined ? undefined : (accessNames[accessLevel]?.[language] ?? accessLevel),
  },
  { field: 'contactPoint', show: ({ contactPoint }) => contactPoint && showContact(contactPoint) },
];

/** Links by address, as `linkOf` finds them. */
export type LinksOfFiles = ReadonlyMap<string, Link>;

/** Shows what the last check found: nothing of a link that was not checked. */
const linkCell = (link: Link | undefined, language: Language) => {
  if (link?.checkedAt === undefined) return '—';
  const t = translate(language);
  const { code, params } = link.problem ?? {};
  return html`${linkStateNames[link.state][language]}
    <span class="meta">${t('linkSince')} ${showInstant(link.since, language)}</span>
    ${code === undefined ? undefined : html`<p class="meta">${problem(code, params).message[language]}</p>`}
    ${
      link.lastChangedAt === undefined
        ? undefined
        : html`<p class="meta">${t('linkChanged')} ${showInstant(link.lastChangedAt, language)}</p>`
    }`;
};

const fileTable = (
  files: readonly Distribution[],
  links: LinksOfFiles,
  { language }: PageFrame,
  lang: string | undefined,
) => {
  const t = translate(language);
  const isChecked = links.size > 0;
  return table(
    t('files'),
    [t('name'), t('format'), t('size'), ...(isChecked ? [t('linkState')] : []), t('open')],
    files.map((file) => {
      const { title, format, downloadURL, accessURL, address, mediaType } = file;
      const link = linkOf(links, downloadURL ?? accessURL);
      const byteSize = file.byteSize ?? link?.facts.byteSize;
      return [
        html`<span lang=${title === undefined ? undefined : lang}>${title ?? format ?? '—'}</span>`,
        html`<span title=${mediaType}>${format ?? '—'}</span>`,
        byteSize === undefined ? '—' : showBytes(byteSize, language),
        ...(isChecked ? [linkCell(link, language)] : []),
        downloadURL !== undefined
          ? html`<a href=${downloadURL} rel="noopener nofollow"
              >${t('download')}<span class="unseen"> (${title ?? format})</span></a
            >`
          : accessURL !== undefined
            ? html`<a href=${accessURL} rel="noopener nofollow"
                >${t('open')}<span class="unseen"> (${title ?? format})</span></a
              >`
            : (address ?? '—'),
      ];
    }),
  );
};
