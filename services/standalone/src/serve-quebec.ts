import { readSourcesFile } from '@moisson/cli';
import { applyFile } from '@moisson/operator';
import { fileURLToPath } from 'node:url';
import { startFailure } from '@moisson/runtime';
import { serveAll } from './serve-all.ts';

const quebec = fileURLToPath(new URL('../../../deploy/sources/quebec.yaml', import.meta.url));

// `npm start`: registers the real sources, unless the registry already has others.
try {
  await serveAll(async ({ store }) => {
    if ((await store.registry.list()).length === 0)
      await applyFile({ store }, readSourcesFile(quebec), { name: 'quebec.yaml' });
  });
} catch (error) {
  process.stderr.write(startFailure(error));
  process.exitCode = 1;
}
