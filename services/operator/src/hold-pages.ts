import { runId, type RemovalHold, type Run } from '@moisson/contracts';
import { readInput, type Language, type ProblemCode } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import {
  counter,
  html,
  link,
  named,
  page,
  shortInstant,
  showInstant,
  showNumber,
  table,
  translator,
} from '@moisson/ui';
import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import { TOKEN_FIELD, type FormTokens } from './form-tokens.ts';
import { holdTexts, reasonTexts } from './hold-texts.ts';
import { decideHold, getHold, heldRecords, undoHold, type HeldRecord } from './holds.ts';
import { button, frameOf, notice } from './page-parts.ts';
import type { OperatorParts } from './operator-parts.ts';

const SHOWN = 100;
/** Records of one hold on a page. */
const MAX_RECORDS = 1000;
const RECENT = 20;

const Keys = z.preprocess(
  (value) => (value === undefined ? undefined : [value].flat()),
  z.array(z.string().max(600)).max(MAX_RECORDS).optional(),
);
const Choice = z.object({ key: Keys });
const Review = Choice.extend({ decision: z.enum(['approve', 'refuse']) });

type TokenFor = (path: string) => string;

/** The removals that wait for a decision: all of them, one with its records, the question before an approval, and what can be undone. */
export const holdPages = (parts: OperatorParts, forms: FormTokens): Router => {
  const { store } = parts;
  const router = express.Router();

  router.get('/holds', async (request, response) => {
    const frame = frameOf(request);
    const { language } = frame;
    const t = translator(language);
    const tokenFor = forms.forPage(request, response);
    const holds = await store.holds.list({ state: 'pending', limit: SHOWN });
    const runs = new Map((await store.runs.latest()).map((run) => [run.id, run]));
    const content = html`
      <h1>${t('holds')}</h1>
      ${notice(request, language)}
      <p class=${holds.length === 0 ? 'notice' : 'lead'}>${t(holds.length === 0 ? 'noHolds' : 'holdHelp')}</p>
      ${holds.map((hold) => holdPanel(hold, runs, language, tokenFor))}
      ${await recentDecisions(parts, language, tokenFor)}
    `;
    response.type('html').send(page(frame, t('holds'), content));
  });

  router.get('/holds/:id', async (request, response) => {
    const frame = frameOf(request);
    const { language } = frame;
    const hold = await getHold(parts, request.params.id);
    const records = await heldRecords(parts, hold.id);
    const tokenFor = forms.forPage(request, response);
    const content = html`
      <h1>${titleOf(hold, language)}</h1>
      <p><a href=${link('/holds', language)}>← ${holdTexts.allHolds[language]}</a></p>
      ${notice(request, language)}
      ${hold.state === 'pending' ? undefined : html`<p class="notice">${holdTexts.ended[language]}</p>`}
      ${decisionForm(hold, records, language, tokenFor)}
    `;
    response.type('html').send(page(frame, titleOf(hold, language), content));
  });

  router.get('/holds/:id/approve', async (request, response) => {
    const hold = await getHold(parts, request.params.id);
    const records = await heldRecords(parts, hold.id);
    response.type('html').send(confirmation(request, hold, records, undefined, forms.forPage(request, response)));
  });

  router.post('/holds/:id/review', async (request, response) => {
    const { key, decision } = readInput(Review, request.body);
    const hold = await getHold(parts, request.params.id);
    if (key === undefined) {
      response.redirect(303, link(`/holds/${hold.id}`, languageOf(request), { done: 'none-chosen' }));
    } else if (decision === 'refuse') {
      await decideHold(parts, hold.id, 'refused', 'console', { keys: key });
      response.redirect(303, link('/holds', languageOf(request), { done: 'decided' }));
    } else {
      const chosen = new Set(key);
      const records = (await heldRecords(parts, hold.id)).filter(({ recordKey }) => chosen.has(recordKey));
      response.type('html').send(confirmation(request, hold, records, key, forms.forPage(request, response)));
    }
  });

  for (const [action, decision] of [
    ['approve', 'approved'],
    ['refuse', 'refused'],
  ] as const)
    router.post(`/holds/:id/${action}`, async (request, response) => {
      const { key } = readInput(Choice, request.body);
      await decideHold(parts, request.params.id, decision, 'console', { keys: key });
      response.redirect(303, link('/holds', languageOf(request), { done: 'decided' }));
    });
  router.post('/holds/:id/undo', async (request, response) => {
    await undoHold(parts, request.params.id, 'console');
    response.redirect(303, link('/holds', languageOf(request), { done: 'decided' }));
  });
  return router;
};

const titleOf = ({ sourceId, records, known }: RemovalHold, language: Language): string =>
  `${named(sourceId, language)}${counter(language)(records, 'recordsMissing')} ${translator(language)('of')} ${showNumber(known, language)}`;

const holdPanel = (hold: RemovalHold, runs: ReadonlyMap<string, Run>, language: Language, tokenFor: TokenFor) => {
  const { id, sourceId, run, reason, examples, createdAt, gone = 0 } = hold;
  const t = translator(language);
  return html`
    <section class="panel" aria-label=${sourceId}>
      <h2>${titleOf(hold, language)}</h2>
      <p>${messageOf(runs.get(runId(sourceId, run)), reason, language)}</p>
      <p class="meta">${t('sinceThe')} ${showInstant(createdAt, language)}</p>
      ${gone === 0 ? undefined : html`<p>${named(holdTexts.says[language], language)}${showNumber(gone, language)} × ${holdTexts.gone[language]}</p>`}
      <p>${named(t('examples'), language)}</p>
      <ul>
        ${examples.map((example) => html`<li>${example}</li>`)}
      </ul>
      <p><a href=${link(`/holds/${id}`, language)}>${holdTexts.look[language]}</a></p>
      ${button({ path: `/holds/${id}/refuse`, label: t('refuse'), subject: sourceId }, language, tokenFor)}
      <a class="button danger" href=${link(`/holds/${id}/approve`, language)}>${t('approve')}…</a>
    </section>
  `;
};

/** Why the removals are held, as the run that held them said it. */
const messageOf = (run: Run | undefined, code: ProblemCode, language: Language): string | undefined =>
  run?.problems.find((problem) => problem.code === code)?.message[language] ?? reasonTexts[code]?.[language];

/** What the source says of a record. */
const said = ({ evidence, askedAt }: HeldRecord, language: Language) => {
  if (evidence !== undefined)
    return html`${holdTexts[evidence.answer][language]} (${holdTexts.since[language]}
    ${shortInstant(evidence.since, language)})`;
  return holdTexts[askedAt === undefined ? 'unasked' : 'unanswered'][language];
};

const recordRow = (record: HeldRecord, language: Language, first: unknown) => [
  first,
  shortInstant(record.absentSince, language),
  said(record, language),
  reasonTexts[record.reason ?? '']?.[language] ?? '—',
];

const headsOf = (language: Language): string[] =>
  (['record', 'absentSince', 'says', 'why'] as const).map((name) => holdTexts[name][language]);

const titleOfRecord = ({ title, recordKey }: HeldRecord): string => title || recordKey;

/** The records with a box for each, where they still wait. */
const decisionForm = (hold: RemovalHold, records: readonly HeldRecord[], language: Language, tokenFor: TokenFor) => {
  const t = translator(language);
  const shown = records.slice(0, MAX_RECORDS);
  const isPending = hold.state === 'pending';
  const path = `/holds/${hold.id}/review`;
  const rows = shown.map((record) =>
    recordRow(
      record,
      language,
      isPending
        ? html`<label><input type="checkbox" name="key" value=${record.recordKey} /> ${titleOfRecord(record)}</label>`
        : titleOfRecord(record),
    ),
  );
  const list = html`
    ${table(t('holds'), headsOf(language), rows)}
    ${records.length > shown.length ? html`<p class="meta">${named(holdTexts.more[language], language)}${showNumber(records.length - shown.length, language)}</p>` : undefined}
  `;
  if (!isPending) return list;
  return html`
    <form method="post" action=${link(path, language)}>
      <input type="hidden" name=${TOKEN_FIELD} value=${tokenFor(path)} />
      ${list}
      <p>
        <button class="quiet" type="submit" name="decision" value="refuse">${holdTexts.refuseChosen[language]}</button>
        ${' '}
        <button class="danger" type="submit" name="decision" value="approve">
          ${holdTexts.approveChosen[language]}
        </button>
      </p>
    </form>
    ${button({ path: `/holds/${hold.id}/refuse`, label: holdTexts.refuseAll[language], subject: hold.sourceId }, language, tokenFor)}
    <a class="button danger" href=${link(`/holds/${hold.id}/approve`, language)}>${holdTexts.approveAll[language]}</a>
  `;
};

/** Asks once more, with all that would be removed. `keys`: those that were chosen; all of the hold's where there are none. */
const confirmation = (
  request: Request,
  hold: RemovalHold,
  records: readonly HeldRecord[],
  keys: readonly string[] | undefined,
  tokenFor: TokenFor,
): string => {
  const frame = frameOf(request);
  const { language } = frame;
  const path = `/holds/${hold.id}/approve`;
  const rows = records.map((record) => recordRow(record, language, titleOfRecord(record)));
  const content = html`
    <h1>${named(holdTexts.confirm[language], language)}${hold.sourceId}</h1>
    <p class="lead">${holdTexts.confirmHelp[language]}</p>
    ${table(holdTexts.confirm[language], headsOf(language), rows)}
    <form class="inline" method="post" action=${link(path, language)}>
      <input type="hidden" name=${TOKEN_FIELD} value=${tokenFor(path)} />
      ${(keys ?? []).map((key) => html`<input type="hidden" name="key" value=${key} />`)}
      <button class="danger" type="submit">
        ${holdTexts.confirmYes[language]} (${showNumber(records.length, language)})
      </button>
    </form>
    <a class="button" href=${link(`/holds/${hold.id}`, language)}>${holdTexts.confirmNo[language]}</a>
  `;
  return page(frame, holdTexts.confirm[language], content);
};

/** Decisions that can be undone, with the button that does it. */
const recentDecisions = async ({ store }: OperatorParts, language: Language, tokenFor: TokenFor) => {
  const now = (await store.polls.now()).toISOString();
  const approved = (await store.holds.list({ state: 'approved', limit: RECENT })).filter(
    ({ undoUntil }) => undoUntil !== undefined && undoUntil >= now,
  );
  const decided = [...approved, ...(await store.holds.list({ state: 'refused', limit: RECENT }))];
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
