import { said } from '@moisson/kernel';
import { answer } from '@moisson/operations';
import { defineOperation } from '../portal-context.ts';
import { NightList } from './public-night.ts';

const listNights = defineOperation({
  id: 'listNightlyExports',
  method: 'get',
  path: '/api/v1/exports',
  summary: said(
    'Les fichiers de chaque nuit : tout le catalogue, avec les sommes de contrôle',
    'The files of each night: the whole catalogue, with checksums',
  ),
  access: 'public',
  input: {},
  output: {
    200: { description: 'The nights, the newest first. A file is at `/exports/{night}/{file}`', schema: NightList },
  },
  problems: [],
  run: async ({ context: { nights } }) => {
    const items = (await nights?.nights()) ?? [];
    const [newest] = items;
    return answer({ ...(newest === undefined ? {} : { latest: `/exports/${newest.name}` }), items: [...items] });
  },
});

export const nightlyOperations = [listNights];
