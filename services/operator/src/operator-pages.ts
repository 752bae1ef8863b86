import { Quota, SourceId } from '@moisson/contracts';
import { defined, inLanguage, readInput, type Language } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { readFeeds } from '@moisson/store';
import {
  assets,
  byUrgency,
  counter,
  feedBadge,
  feedName,
  html,
  link,
  named,
  outcomeBadge,
  page,
  shortInstant,
  table,
  translator,
  type TextName,
} from '@moisson/ui';
import express, { type Router } from 'express';
import { z } from 'zod';
import { FormTokens, TOKEN_FIELD } from './form-tokens.ts';
import { exceededQuotas, setQuota, type ExceededQuota } from './quotas.ts';
import { holdPages } from './hold-pages.ts';
import { button, frameOf, notice } from './page-parts.ts';
import type { OperatorParts } from './operator-parts.ts';
import { requestRun } from './run-source.ts';
import { changeState } from './sources.ts';

const SHOWN = 100;

/** What a source has beyond its quota, and the button that allows it. */
const quotaPanel = (
  { sourceId, problems, raise }: ExceededQuota,
  language: Language,
  tokenFor: (path: string) => string,
) => {
  const t = translator(language);
  const counted = counter(language);
  const limits = [
    ...(raise.maxRecords === undefined ? [] : [counted(raise.maxRecords, 'records')]),
    ...(raise.maxBytes === undefined ? [] : [counted(raise.maxBytes, 'bytes')]),
  ];
  const query = Object.fromEntries(Object.entries(raise).map(([name, value]) => [name, String(value)]));
  const path = `/sources/${sourceId}/quota`;
  return html`
    <section class="panel" aria-label=${sourceId}>
      <h2>${named(sourceId, language)}${t('quotaExceeded')}</h2>
      ${problems.map(({ message, action }) => html`<p>${message[language]} <span class="meta">${action[language]}</span></p>`)}
      <form class="inline small" method="post" action=${link(path, language, query)}>
        <input type="hidden" name=${TOKEN_FIELD} value=${tokenFor(path)} />
        <button class="danger" type="submit">${t('allowUpTo')} ${limits.join(', ')}</button>
      </form>
    </section>
  `;
};

/** The console: sources, runs, and the removals that wait for a decision. */
export const operatorPages = (parts: OperatorParts): Router => {
  const { store } = parts;
  const forms = new FormTokens(parts.token);
  const router = express.Router();
  router.use(assets());
  router.use(express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 5000 }), forms.check);

  router.get('/', async (request, response) => {
    const frame = frameOf(request);
    const { language } = frame;
    const t = translator(language);
    const tokenFor = forms.forPage(request, response);
    const feeds = [...(await readFeeds(store))].sort(byUrgency);
    const exceeded = await exceededQuotas(parts);
    const rows = feeds.map((feed) => {
      const name = inLanguage(feed.name ?? {}, language) || feed.sourceId;
      const { detail, action } = feed;
      const act = (action: string, label: TextName) =>
        button({ path: `/sources/${feed.sourceId}/${action}`, label: t(label), subject: name }, language, tokenFor);
      return [
        html`<a href=${link('/runs', language, { source: feed.sourceId })}>${feedName(feed, language)}</a>`,
        html`${feedBadge(feed, language)}
        ${feed.since === undefined ? undefined : html`<p class="meta">${t('sinceThe')} ${shortInstant(feed.since, language)}</p>`}`,
        html`<div class="reason">
          ${feed.reason[language]} ${detail === undefined ? undefined : html`<p class="meta">${detail[language]}</p>`}
          ${action === undefined ? undefined : html`<p class="meta">${action[language]}</p>`}
        </div>`,
        shortInstant(feed.lastCompleteAt, language, t('never')),
        shortInstant(feed.nextTryAt, language),
        feed.records,
        feed.state === 'paused' ? act('resume', 'resume') : html`${act('run', 'runNow')} ${act('pause', 'pause')}`,
      ];
    });
    const heads: readonly TextName[] = ['source', 'state', 'reason', 'lastComplete', 'nextTry', 'count', 'actions'];
    const content = html`
      <h1>${t('sources')}</h1>
      ${notice(request, language)} ${exceeded.map((one) => quotaPanel(one, language, tokenFor))}
      ${feeds.length === 0 ? html`<p class="notice">${t('noSources')} ${t('addSource')}</p>` : table(t('sources'), heads.map(t), rows, 'feeds')}
    `;
    response.type('html').send(page(frame, t('sources'), content));
  });

  router.get('/runs', async (request, response) => {
    const frame = frameOf(request);
    const { language } = frame;
    const t = translator(language);
    const sourceId = SourceId.safeParse(request.query.source).data;
    const runs = await store.runs.list({ limit: SHOWN, ...defined({ sourceId }) });
    const heads: readonly TextName[] = [
      'source',
      'started',
      'outcome',
      'seen',
      'created',
      'updated',
      'unchanged',
      'removed',
      'held',
      'rejected',
      'problems',
    ];
    const rows = runs.map(({ sourceId, startedAt, outcome, counts, problems }) => [
      sourceId,
      shortInstant(startedAt, language),
      outcomeBadge(outcome, language),
      ...[counts.seen, counts.created, counts.updated, counts.unchanged, counts.removed, counts.held, counts.rejected],
      problems
        .slice(0, 3)
        .map(
          (problem) => html`<p>${problem.message[language]} <span class="meta">${problem.action[language]}</span></p>`,
        ),
    ]);
    const content = html`<h1>${t('runs')}${sourceId === undefined ? '' : ` · ${sourceId}`}</h1>
      ${sourceId === undefined ? undefined : html`<p><a href=${link('/', language)}>← ${t('allSources')}</a></p>`}
      ${runs.length === 0 ? html`<p class="notice">${t('noRuns')}</p>` : table(t('runs'), heads.map(t), rows, 'runs')}`;
    response.type('html').send(page(frame, t('runs'), content));
  });

  for (const action of ['run', 'pause', 'resume'] as const)
    router.post(`/sources/:id/${action}`, async (request, response) => {
      const id = SourceId.parse(request.params.id);
      if (action === 'run') await requestRun(parts, id);
      else await changeState(parts, id, action);
      response.redirect(303, link('/', languageOf(request), { done: action === 'run' ? 'queued' : 'decided' }));
    });
  router.post('/sources/:id/quota', async (request, response) => {
    const number = z.coerce.number().optional();
    const quota = readInput(z.object({ maxRecords: number, maxBytes: number }).pipe(Quota), request.query);
    await setQuota(parts, SourceId.parse(request.params.id), quota, 'console');
    response.redirect(303, link('/', languageOf(request), { done: 'queued' }));
  });
  router.use(holdPages(parts, forms));
  return router;
};
