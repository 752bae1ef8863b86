import { defined } from '@moisson/kernel';
import { guardHost, startHttpService, type HttpService } from '@moisson/runtime';
import { problemPage } from '@moisson/ui';
import { guardApi, guardOrigin, guardToken } from './guard-requests.ts';
import { operatorApi } from './operator-api.ts';
import { operatorPages } from './operator-pages.ts';
import { frameOf } from './page-parts.ts';
import type { OperatorParts } from './operator-parts.ts';

/** The operator's console and API: the only writer of the registry. */
export const startOperator = (parts: OperatorParts): Promise<HttpService> =>
  startHttpService({
    log: parts.log,
    listen: parts.listen,
    routes: (app) => {
      app.use(guardHost(parts.listen), guardToken(parts.token), guardOrigin);
      app.use('/api', guardApi);
      app.use(operatorApi(parts));
      app.use(operatorPages(parts));
    },
    ready: () => parts.store.check(),
    ...defined({ live: parts.live }),
    problemPage: (request, problem) => problemPage(frameOf(request), problem),
  });
