import { nextDue } from '@moisson/domain';
import { defined, MoissonError } from '@moisson/kernel';
import { MailChannel } from '@moisson/notify';
import { answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { randomUUID } from 'node:crypto';
import { readInbox } from '../inbox/read-inbox.ts';
import { defineOperation } from '../operator-context.ts';
import { digestMessage } from './digest-message.ts';
import { ZONE } from './send-digest.ts';
import { digestTexts } from './texts.ts';

const DELIVERIES = 10;
/** Milliseconds: a person waits. */
const TEST_MS = 15_000;
/** The address of links in a preview where none is set. */
const NO_CONSOLE = 'http://127.0.0.1';

/** Operations on the digest by e-mail. */
export const digestOperations = [
  defineOperation({
    ...operatorApi.getDigest,
    run: async ({ context }) => {
      const { store, digest } = context;
      const [items, deliveries, now] = await Promise.all([
        readInbox(context),
        store.deliveries.list(DELIVERIES),
        store.polls.now(),
      ]);
      const { subject, text, html } = digestMessage(items, 'preview', digest?.consoleUrl ?? NO_CONSOLE);
      return answer({
        ...{ isSent: digest !== undefined, to: [...(digest?.to ?? [])], matters: items.length, subject, text, html },
        ...defined({ nextAt: digest && nextDue(digest.schedule, now, ZONE).toISOString() }),
        deliveries: [...deliveries],
      });
    },
  }),
  defineOperation({
    ...operatorApi.sendTestDigest,
    run: async ({ context, actor }) => {
      const { digest, log } = context;
      if (digest === undefined) throw new MoissonError('mail.not-configured');
      const message = digestMessage(await readInbox(context), `digest-test:${randomUUID()}`, digest.consoleUrl);
      const { fr, en } = digestTexts.test;
      await new MailChannel(digest, TEST_MS).send({ ...message, subject: `[${fr} / ${en}] ${message.subject}` });
      log.info({ event: 'digest.tested', by: actor.name }, 'a digest was sent as a test');
      return answer({ to: [...digest.to] });
    },
  }),
];
