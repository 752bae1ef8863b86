import { describe, expect, test } from '@jest/globals';
import { InvalidInput, MoissonError, said } from '@moisson/kernel';
import { z } from 'zod';
import { readRequest } from './read-request.ts';

const input = {
  params: z.object({ id: z.string().regex(/^[a-z]+$/) }),
  query: z.object({ theme: z.string().min(1).optional(), limit: z.coerce.number().int().max(100).default(20) }),
  body: z.strictObject({ name: z.string() }),
  bodyKeys: ['name'],
};
const request = { params: { id: 'laval' }, query: {}, body: { name: 'Laval' } };
const faultsOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    if (error instanceof InvalidInput) return error.faults.map(({ path, detail }) => `${path.join('.')}: ${detail.en}`);
    return (error as MoissonError).code;
  }
};

describe('a request is read by the schemas of its operation', () => {
  test('valid input is passed on as the schemas parsed it', () => {
    expect(readRequest(input, { ...request, query: { limit: '3', lang: 'en' } })).toEqual({
      params: { id: 'laval' },
      query: { limit: 3 },
      body: { name: 'Laval' },
    });
    expect(readRequest({}, { params: {}, query: {}, body: 'ignored' })).toEqual({ params: {}, query: {}, body: {} });
  });

  test('a path that cannot name an existing resource is not found', () => {
    const unread = { ...request, params: { id: 'É' } };
    expect(faultsOf(() => readRequest(input, unread))).toBe('request.not-found');
    expect(() => readRequest({ ...input, noun: said('source', 'source') }, unread)).toThrow('source É');
  });

  test('an unknown parameter is refused, with the one that was probably meant', () => {
    const faults = faultsOf(() => readRequest(input, { ...request, query: { limits: '3', x: '' } }));
    expect(faults).toEqual([
      'limits: unknown parameter "limits"; did you mean limit?',
      'x: unknown parameter "x"; known: theme, limit, lang',
    ]);
  });

  test('an unknown language is refused', () => {
    expect(faultsOf(() => readRequest(input, { ...request, query: { lang: 'de' } }))).toEqual([
      'lang: "fr" or "en" expected',
    ]);
    expect(faultsOf(() => readRequest(input, { ...request, query: { lang: ['fr', 'en'] } }))).toHaveLength(1);
  });

  test('an empty field counts as absent in a form, and as a value elsewhere', () => {
    const query = { theme: '' };
    expect(faultsOf(() => readRequest(input, { ...request, query }))).toHaveLength(1);
    expect(readRequest({ ...input, isForm: true }, { ...request, query }).query).toEqual({ limit: 20 });
  });

  test('a body is read by its schema, or by a reader of its own', () => {
    expect(faultsOf(() => readRequest(input, { ...request, body: { nam: 'x' } }))).toContain(
      'nam: unknown key "nam"; did you mean name?',
    );
    expect(faultsOf(() => readRequest(input, { ...request, body: undefined }))).toHaveLength(1);
    const readBody = (value: unknown): unknown => ({ read: value });
    expect(readRequest({ ...input, readBody }, { ...request, body: 1 }).body).toEqual({ read: 1 });
  });
});
