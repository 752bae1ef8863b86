import { expect, test } from '@jest/globals';
import type { FetchedBody, FetchRequest } from '@moisson/domain';
import { PREVIEW_REQUESTS, PreviewFetch } from './preview-bounds.ts';

test('a preview makes its requests, and no further one', async () => {
  const sent: string[] = [];
  const send = async ({ url }: FetchRequest): Promise<FetchedBody> => {
    sent.push(url);
    return {} as FetchedBody;
  };
  const fetch = new PreviewFetch({ send });
  for (let request = 0; request < PREVIEW_REQUESTS; request += 1)
    await fetch.send({ url: `https://a.example/${request}` });
  await expect(fetch.send({ url: 'https://a.example/more' })).rejects.toMatchObject({ code: 'dry-run.preview-ended' });
  expect(sent).toHaveLength(PREVIEW_REQUESTS);
});
