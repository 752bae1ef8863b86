import { expect, test } from '@jest/globals';
import { PublicSource, Source } from '@moisson/contracts';
import { z } from 'zod';
import { registrySource } from './registry-source.ts';
import { revealing } from './revealing.ts';

const answering = (schema: z.ZodType) => [{ id: 'it', output: { 200: { schema } } }];

test('a source of the registry is found wherever an answer could contain it', () => {
  expect(Object.keys(registrySource()).sort()).toEqual(Object.keys(Source.shape).sort());
  expect(revealing(answering(Source))).toEqual(['it']);
  expect(revealing(answering(z.strictObject({ items: z.array(Source).readonly() })))).toEqual(['it']);
  expect(revealing(answering(z.strictObject({ by: z.record(z.string(), z.union([z.null(), Source])) })))).toEqual([
    'it',
  ]);
  expect(revealing(answering(z.looseObject({ id: z.string() })))).toEqual(['it']);
  expect(revealing(answering(z.strictObject({ items: z.array(PublicSource) })))).toEqual([]);
});
