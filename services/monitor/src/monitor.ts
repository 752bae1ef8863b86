import { publicFeed, type PublicFeed } from '@moisson/contracts';
import { defined, MoissonError } from '@moisson/kernel';
import type { Store } from '@moisson/domain';
import {
  languageOf,
  originOf,
  readsOnly,
  startHttpService,
  type HttpService,
  type Listen,
  type Logger,
} from '@moisson/runtime';
import { maskContacts } from '@moisson/privacy';
import { readFeeds } from '@moisson/store';
import {
  assets,
  byUrgency,
  feedHealth,
  feedSummary,
  feedTable,
  html,
  page,
  problemPage,
  showInstant,
  stateLegend,
  translator,
  type PageFrame,
} from '@moisson/ui';
import type { Request } from 'express';
import { gaugeFeeds } from './gauge-feeds.ts';

export type MonitorStore = Pick<Store, 'registry' | 'polls' | 'runs' | 'holds' | 'check'>;

export interface MonitorParts {
  readonly store: MonitorStore;
  readonly log: Logger;
  readonly listen: Listen;
  /** False once the work of its process stands still. */
  readonly live?: () => boolean;
  /** Where it stands for everyone; as each request names it, without it. */
  readonly statusUrl?: string;
}

/** Names are of whoever wrote them: personal contacts in them are masked, as in the portal. */
const publicFeeds = async (store: MonitorStore): Promise<readonly PublicFeed[]> =>
  maskContacts((await readFeeds(store)).map(publicFeed));

const frameOf = (request: Request): PageFrame => ({
  language: languageOf(request),
  current: request.originalUrl,
  service: 'monitor',
  navigation: [{ href: '/', label: 'status' }],
});

/** The status of every feed, for people, for programs and for Prometheus. */
export const startMonitor = async ({ store, log, listen, live, statusUrl }: MonitorParts): Promise<HttpService> => {
  const endGauges = gaugeFeeds(store);
  const http = await startHttpService({
    log,
    listen,
    isPublic: true,
    cacheControl: 'no-cache',
    ready: () => store.check(),
    ...defined({ live }),
    problemPage: (request, problem) => problemPage(frameOf(request), problem),
    routes: (app) => {
      app.use(readsOnly);
      app.use(assets());
      app.get('/api/v1/feeds', async (_request, response) => {
        response.json({ items: await publicFeeds(store) });
      });
      app.get('/api/v1/feeds/:sourceId', async (request, response) => {
        const feed = (await publicFeeds(store)).find(({ sourceId }) => sourceId === request.params.sourceId);
        if (feed === undefined)
          throw new MoissonError('request.not-found', { what: `source ${request.params.sourceId}` });
        response.json(feed);
      });
      app.get('/', async (request, response) => {
        const [feeds, now] = await Promise.all([publicFeeds(store), store.polls.now()]);
        const origin = originOf(request, statusUrl && new URL(statusUrl).origin);
        const frame = { ...frameOf(request), address: '/', ...defined({ origin }) };
        const { language } = frame;
        const t = translator(language);
        const content = html`
          <h1>${t('monitor')}</h1>
          <p class="lead">
            ${feedHealth(feeds, language)}${' · '}${t('asOf')}${' '} ${showInstant(now.toISOString(), language)}
          </p>
          ${feedSummary(feeds, language)}
          ${feeds.length === 0 ? html`<p class="notice">${t('noSources')}</p>` : feedTable([...feeds].sort(byUrgency), language, () => undefined)}
          ${stateLegend(feeds, language)}
        `;
        response.type('html').send(page(frame, t('monitor'), content));
      });
    },
  });
  return {
    url: http.url,
    stop: () => {
      endGauges();
      return http.stop();
    },
  };
};
