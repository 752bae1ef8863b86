import { defined, inScope } from '@moisson/kernel';
import { anonymous } from '@moisson/operations';
import { operationRoutes } from '@moisson/operations/http';
import { gaugeBounds, guardHost, languageOf, startHttpService, type HttpService } from '@moisson/runtime';
import { problemPage } from '@moisson/ui';
import { callerOf, requestIdOf } from './access/callers.ts';
import { consoleActs } from './access/console-acts.ts';
import { GuessLimit } from './access/guess-limit.ts';
import { identify } from './access/identify.ts';
import { isOpen } from './access/is-open.ts';
import { perform } from './access/perform.ts';
import { guardApi, guardOrigin } from './guard-requests.ts';
import { jsonBodies } from './json-bodies.ts';
import { sendDigests } from './digest/send-digests.ts';
import { fileDeadLetters } from './dead-letters/file-dead-letters.ts';
import { operatorOperations } from './open-api.ts';
import { operatorPages } from './operator-pages.ts';
import { frameOf } from './page-parts.ts';
import { InboxCount } from './inbox/inbox-count.ts';
import { SignIn } from './sign-in/sign-in.ts';
import { notifySubscribers } from './webhooks/notify-subscribers.ts';
import { keepForgetting } from './reports/forget-reports.ts';
import { lookForMerges } from './suggestions/look-for-merges.ts';
import type { OperatorParts } from './operator-parts.ts';

/** Starts the operator's console and API: the only writer of the registry. */
export const startOperator = (parts: OperatorParts): Promise<HttpService> =>
  inScope(async (scope) => {
    scope.defer(lookForMerges(parts));
    scope.defer(keepForgetting(parts));
    scope.defer(notifySubscribers(parts));
    scope.defer(sendDigests(parts));
    const inbox = new InboxCount(parts);
    void inbox.refresh();
    if (isOpen(parts))
      parts.log.info(
        { event: 'operator.open', host: parts.listen.host },
        'no sign-in: the console answers this machine alone, and whoever uses it is an administrator',
      );
    const [guesses, signIns] = [new GuessLimit('operator.guesses'), new GuessLimit('operator.sign-ins')];
    scope.defer(gaugeBounds([guesses, signIns]));
    const signIn = parts.oidc && new SignIn(parts, parts.oidc, signIns);
    const service = await startHttpService({
      log: parts.log,
      listen: parts.listen,
      routes: (app) => {
        app.use(guardHost(parts.listen));
        if (signIn !== undefined) app.use(signIn.routes());
        app.use(identify(parts, signIn, guesses), guardOrigin);
        app.use('/api', guardApi, jsonBodies());
        app.use(inbox.noteWrites);
        app.use(
          operationRoutes(operatorOperations, {
            ...{ context: parts, languageOf },
            actorOf: (request) => callerOf(request) ?? anonymous,
            perform: (operation, call, request) =>
              perform(operation, call, {
                requestId: requestIdOf(request),
                ...defined({ ifMatch: request.get('if-match') }),
              }),
          }),
        );
        app.use(operatorPages(parts, consoleActs(parts, operatorOperations), inbox, signIn));
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
