import { isDeparture, type Hold } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import type { Store } from '@moisson/domain';
import { html, link, shortInstant, showNumber } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { button } from '../page-parts.ts';
import { holdTexts } from './texts.ts';

const RECENT = 20;

/** Returns decisions that can be undone: approvals whose payloads are still kept, and refusals that are in force. */
export const recentDecisions = async ({ holds, polls }: Pick<Store, 'holds' | 'polls'>): Promise<readonly Hold[]> => {
  const now = (await polls.now()).toISOString();
  const approved = (await holds.list({ state: 'approved', limit: RECENT })).filter(
    (hold) => (undoUntilOf(hold) ?? '') >= now,
  );
  const refused = (await holds.list({ state: 'refused', limit: RECENT })).filter(
    (hold) => !isDeparture(hold) || hold.open === true,
  );
  return [...approved, ...refused];
};

const undoUntilOf = (hold: Hold): string | undefined => (isDeparture(hold) ? undefined : hold.undoUntil);

/** The list of such decisions on a page, with a button to undo each. */
export const decisionList = (decided: readonly Hold[], language: Language, forms: PageForms) => {
  if (decided.length === 0) return undefined;
  return html`
    <h2>${holdTexts.recent[language]}</h2>
    <ul>
      ${decided.map((hold) => {
        const { id, sourceId, state, records, decidedAt, decidedBy } = hold;
        const undoUntil = undoUntilOf(hold);
        const kept = isDeparture(hold) ? 'departureRefused' : 'refused';
        return html`<li>
          <a href=${link(`/holds/${id}`, language)}>${sourceId}</a> · ${showNumber(records, language)} ·${' '}
          ${' '}${holdTexts[state === 'approved' ? 'approved' : kept][language]} ${shortInstant(decidedAt, language)}
          ${decidedBy === undefined ? undefined : ` (${holdTexts.by[language]} ${decidedBy})`}
          ${undoUntil === undefined ? undefined : html` · ${holdTexts.undoUntil[language]} ${shortInstant(undoUntil, language)}`}
          ${' '}${button({ path: `/holds/${id}/undo`, sourceId, label: holdTexts.undo[language], subject: sourceId }, language, forms)}
        </li>`;
      })}
    </ul>
  `;
};
