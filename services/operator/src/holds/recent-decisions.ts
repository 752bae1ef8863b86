import type { RemovalHold } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import type { Store } from '@moisson/domain';
import { html, link, shortInstant, showNumber } from '@moisson/ui';
import type { TokenFor } from '../form-tokens.ts';
import { button } from '../page-parts.ts';
import { holdTexts } from './texts.ts';

const RECENT = 20;

/** Returns decisions that can be undone: approvals whose payloads are still kept, and refusals. */
export const recentDecisions = async ({
  holds,
  polls,
}: Pick<Store, 'holds' | 'polls'>): Promise<readonly RemovalHold[]> => {
  const now = (await polls.now()).toISOString();
  const approved = (await holds.list({ state: 'approved', limit: RECENT })).filter(
    ({ undoUntil }) => undoUntil !== undefined && undoUntil >= now,
  );
  return [...approved, ...(await holds.list({ state: 'refused', limit: RECENT }))];
};

/** The list of such decisions on a page, with a button to undo each. */
export const decisionList = (decided: readonly RemovalHold[], language: Language, tokenFor: TokenFor) => {
  if (decided.length === 0) return undefined;
  return html`
    <h2>${holdTexts.recent[language]}</h2>
    <ul>
      ${decided.map(
        ({ id, sourceId, state, records, decidedAt, decidedBy, undoUntil }) =>
          html`<li>
            <a href=${link(`/holds/${id}`, language)}>${sourceId}</a> · ${showNumber(records, language)} ·
            ${' '}${holdTexts[state === 'approved' ? 'approved' : 'refused'][language]}
            ${shortInstant(decidedAt, language)}
            ${decidedBy === undefined ? undefined : ` (${holdTexts.by[language]} ${decidedBy})`}
            ${undoUntil === undefined ? undefined : html` · ${holdTexts.undoUntil[language]} ${shortInstant(undoUntil, language)}`}
            ${' '}${button({ path: `/holds/${id}/undo`, label: holdTexts.undo[language], subject: sourceId }, language, tokenFor)}
          </li>`,
      )}
    </ul>
  `;
};
