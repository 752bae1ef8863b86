import type { Language } from '@moisson/kernel';
import { InboxKind, type InboxItem } from '@moisson/operations/operator-api';
import {
  html,
  link,
  named,
  page,
  showInstant,
  shortInstant,
  showNumber,
  type Element,
  type PageFrame,
} from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { button } from '../page-parts.ts';
import { INBOX_PATH } from './inbox-path.ts';
import { inboxTexts } from './texts.ts';

interface InboxContent {
  readonly items: readonly InboxItem[];
  /** Only matters of this kind are shown. */
  readonly kind: InboxKind | undefined;
  readonly notice: Element;
  readonly forms: PageForms;
}

const MAX_SHOWN = 100;

/** The page of all that needs a person, worst first. */
export const inboxPage = (frame: PageFrame, { items, kind, notice, forms }: InboxContent): string => {
  const { language } = frame;
  const shown = items.filter((item) => kind === undefined || item.kind === kind).slice(0, MAX_SHOWN);
  const content = html`
    <h1>${inboxTexts.needsAPerson[language]}</h1>
    ${notice}
    <p class="lead">${inboxTexts[items.length === 0 ? 'nothing' : 'lead'][language]}</p>
    ${items.length === 0 ? undefined : kinds(items, kind, language)}
    ${shown.map((item) => itemPanel(item, language, forms))}
  `;
  return page(frame, inboxTexts.needsAPerson[language], content);
};

const kinds = (items: readonly InboxItem[], chosen: InboxKind | undefined, language: Language) => html`
  <ul class="chips">
    ${[undefined, ...InboxKind.options].map((kind) => {
      const count = items.filter((item) => kind === undefined || item.kind === kind).length;
      if (count === 0) return undefined;
      return html`<li>
        <a
          class="chip"
          href=${link(INBOX_PATH, language, { kind })}
          aria-current=${kind === chosen ? 'true' : undefined}
          >${inboxTexts[kind ?? 'all'][language]} ${showNumber(count, language)}</a
        >
      </li>`;
    })}
  </ul>
`;

const itemPanel = (item: InboxItem, language: Language, forms: PageForms) => {
  const { title, detail, since, otherwise, by, assignee } = item;
  return html`
    <section class="panel" aria-label=${title[language]}>
      <h2><a href=${pageOf(item.page, language)}>${title[language]}</a></h2>
      <p class="meta">
        ${inboxTexts[item.kind][language]} · ${shortInstant(since, language)} ·${' '}
        ${' '}${
          assignee === undefined
            ? inboxTexts.nobody[language]
            : html`${inboxTexts.assigned[language]} <strong>${assignee}</strong>`
        }
      </p>
      ${detail === undefined ? undefined : html`<p>${detail[language]}</p>`}
      <p>
        <strong>${named(inboxTexts.ifNobodyActs[language], language)}</strong>${otherwise[language]}
        ${by === undefined ? undefined : html` ${inboxTexts.at[language]} ${showInstant(by, language)}`}
      </p>
      ${decisionsOf(item, language, forms)}
      <a class="button small" href=${pageOf(item.page, language)}>${inboxTexts.open[language]}</a>
      ${followUp(item, language, forms)}
    </section>
  `;
};

const pageOf = (path: string, language: Language): string => {
  const [bare = '', query = ''] = path.split('?');
  return link(bare, language, Object.fromEntries(new URLSearchParams(query)));
};

/** The decisions that can be made at once; those that destroy something are on the matter's own page. */
const decisionsOf = ({ kind, id, sourceId, title }: InboxItem, language: Language, forms: PageForms) => {
  const ref = id.slice(id.indexOf(':') + 1);
  const act = (path: string, label: keyof typeof inboxTexts, danger = false) =>
    button(
      {
        path,
        sourceId,
        label: inboxTexts[label][language],
        subject: title[language],
        ...(danger ? { kind: 'danger' } : {}),
      },
      language,
      forms,
    );
  switch (kind) {
    case 'departure':
      return html`${act(`/holds/${ref}/refuse`, 'refuseLook')} ${act(`/holds/${ref}/approve`, 'acceptLook', true)}`;
    case 'removals':
      return act(`/holds/${ref}/refuse`, 'keep');
    case 'quarantine':
      return act(`/sources/${sourceId}/release`, 'release');
    case 'dead-letters':
      return act(`/dead-letters/causes/${ref}/replay`, 'replayAll');
    // What was done is said on its own page.
    case 'report':
      return undefined;
    case 'merge':
      return html`${act(`/merges/${ref}/refuse`, 'apart')} ${act(`/merges/${ref}/accept`, 'join', true)}`;
  }
};

const followUp = ({ id, title, assignee = '', comments }: InboxItem, language: Language, forms: PageForms) => {
  const [assign, comment] = [`${INBOX_PATH}/assign`, `${INBOX_PATH}/comment`];
  const hidden = html`<input type="hidden" name="id" value=${id} />`;
  const label = (name: 'assignTo' | 'comment'): string => named(inboxTexts[name][language], language) + title[language];
  return html`
    <details>
      <summary>
        ${inboxTexts.follow[language]}${comments.length === 0 ? '' : ` (${showNumber(comments.length, language)})`}
      </summary>
      <ul>
        ${comments.map(
          ({ at, by, text }) => html`<li>${text} <span class="meta">${by}, ${shortInstant(at, language)}</span></li>`,
        )}
      </ul>
      ${forms.form(
        { path: assign, class: 'inline small' },
        language,
        html`${hidden}
          <input name="assignee" value=${assignee} maxlength="100" aria-label=${label('assignTo')} />
          ${' '}<button class="quiet" type="submit">${inboxTexts.assignTo[language]}</button>`,
      )}
      ${forms.form(
        { path: comment, class: 'small' },
        language,
        html`${hidden}
          <input name="text" required maxlength="1000" aria-label=${label('comment')} />
          ${' '}<button class="quiet" type="submit">${inboxTexts.say[language]}</button>`,
      )}
    </details>
  `;
};
