import type { AuditEntry } from '@moisson/contracts';
import { cutText, type Language } from '@moisson/kernel';
import { html, link, page, shortInstant, table, type PageFrame } from '@moisson/ui';
import { changedFields } from './changed-fields.ts';
import type { ActFilter } from './find-acts.ts';
import { translate } from './texts.ts';

const MAX_SHOWN = 200;
const FIELDS = ['actor', 'operation', 'target'] as const;

interface AuditContent {
  readonly acts: readonly AuditEntry[];
  readonly filter: ActFilter;
  readonly next: string | undefined;
}

/** Returns the page of the audit log: a search, the acts with what each changed, older ones, and the export. */
export const auditPage = (frame: PageFrame, { acts, filter, next }: AuditContent): string => {
  const { language } = frame;
  const t = translate(language);
  const heads = (['when', 'who', 'act', 'target', 'outcome', 'changes'] as const).map((name) => t(name));
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const content = html`
    <h1>${t('audit')}</h1>
    <p class="lead">${t('auditLead')}</p>
    <form class="inline" method="get" action="/audit">
      ${language === 'en' ? html`<input type="hidden" name="lang" value="en" />` : undefined}
      ${FIELDS.map(
        (name) =>
          html`<label>${t(`${name}Field`)} <input name=${name} value=${filter[name] ?? ''} maxlength="300" /></label>`,
      )}
      <button type="submit">${t('filter')}</button>
    </form>
    ${
      acts.length === 0
        ? html`<p class="notice">${t('noActs')}</p>`
        : table(
            t('audit'),
            heads,
            acts.map((act) => rowOf(act, language)),
          )
    }
    <p>
      ${next === undefined ? undefined : html`<a class="button" href=${link('/audit', language, { ...given, cursor: next })}>${t('older')}</a>`}
      ${' '}<a href=${link('/audit/export.ndjson', language, given)}>${t('exportAll')}</a>
    </p>
  `;
  return page(frame, t('audit'), content);
};

const rowOf = ({ at, actor, operation, target, before, ending }: AuditEntry, language: Language) => {
  const t = translate(language);
  return [
    shortInstant(at, language),
    html`${actor.name} <span class="meta">${actor.subject} · ${actor.channel}</span>`,
    operation,
    target === undefined ? '—' : `${target.kind}:${target.id}`,
    html`${t(ending?.outcome ?? 'unknown')}
    ${ending?.code === undefined ? undefined : html`<span class="meta">${ending.code}</span>`}`,
    ending === undefined ? '—' : changesOf(before, ending.after),
  ];
};

const changesOf = (before: unknown, after: unknown) => {
  const changed = changedFields(before, after);
  return changed.length === 0
    ? '—'
    : html`<ul>
        ${changed.slice(0, 20).map((one) => html`<li>${one.field} : ${shown(one.before)} → ${shown(one.after)}</li>`)}
      </ul>`;
};

const shown = (value: unknown): string =>
  value === undefined ? '—' : cutText(typeof value === 'string' ? value : JSON.stringify(value), MAX_SHOWN);
