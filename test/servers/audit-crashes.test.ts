import { test } from '@jest/globals';
import { openMongoStore } from '@moisson/store/mongo';
import { prepareForm } from '../support/distributed-line.ts';
import { killDuringActs } from '../support/killed-acts.ts';
import { servers, withServers } from './given.ts';

withServers(() => {
  test('distributed: whenever the process is killed, no act is without its entry, and none has two', async () => {
    const { env, form } = await prepareForm(servers());
    await killDuringActs(env, () => openMongoStore(form.mongodb));
  });
});
