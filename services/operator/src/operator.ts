import { defined, inScope } from '@moisson/kernel';
import { operatorOf } from '@moisson/operations';
import { operationRoutes } from '@moisson/operations/http';
import { guardHost, languageOf, startHttpService, type HttpService } from '@moisson/runtime';
import { problemPage } from '@moisson/ui';
import { guardApi, guardOrigin, guardToken } from './guard-requests.ts';
import { jsonBodies } from './json-bodies.ts';
import { fileDeadLetters } from './dead-letters/file-dead-letters.ts';
import { operatorOperations } from './open-api.ts';
import { operatorPages } from './operator-pages.ts';
import { frameOf } from './page-parts.ts';
import { InboxCount } from './inbox/inbox-count.ts';
import { lookForMerges } from './suggestions/look-for-merges.ts';
import type { OperatorParts } from './operator-parts.ts';

/** Starts the operator's console and API: the only writer of the registry. */
export const startOperator = (parts: OperatorParts): Promise<HttpService> =>
  inScope(async (scope) => {
    scope.defer(lookForMerges(parts));
    const inbox = new InboxCount(parts);
    void inbox.refresh();
    const service = await startHttpService({
      log: parts.log,
      listen: parts.listen,
      routes: (app) => {
        app.use(guardHost(parts.listen), guardToken(parts.token), guardOrigin);
        app.use('/api', guardApi, jsonBodies());
        app.use(operationRoutes(operatorOperations, { context: parts, actorOf: () => operatorOf('api'), languageOf }));
        app.use(operatorPages(parts, inbox));
      },
      ready: () => parts.store.check(),
      ...defined({ live: parts.live }),
      problemPage: (request, problem) => problemPage(frameOf(request), problem),
    });
    scope.adopt(service, (one) => one.stop());
    // After the service, which logs what the log cannot read.
    scope.adopt(await fileDeadLetters(parts), (consumer) => consumer.stop());
    return service;
  });
