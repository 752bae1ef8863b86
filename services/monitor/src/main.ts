import { distributedForm, runService } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store';
import { startMonitor } from './monitor.ts';

await runService('monitor', async (config, log) => {
  const store = openMongoStore(distributedForm(config).mongodb);
  const http = await startMonitor({ store, log, listen: config.monitor });
  return {
    url: http.url,
    stop: async () => {
      await http.stop();
      await store.close();
    },
  };
});
