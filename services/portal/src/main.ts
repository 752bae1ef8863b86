import { distributedForm, runService } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store';
import { startPortal } from './portal.ts';

await runService('portal', async (config, log) => {
  const store = openMongoStore(distributedForm(config).mongodb);
  const { statusUrl } = config;
  const http = await startPortal({
    store,
    log,
    listen: config.portal,
    ...(statusUrl === undefined ? {} : { statusUrl }),
  });
  return {
    url: http.url,
    stop: async () => {
      await http.stop();
      await store.close();
    },
  };
});
