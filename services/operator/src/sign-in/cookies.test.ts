import { expect, test } from '@jest/globals';
import type { Request, Response } from 'express';
import { Cookies } from './cookies.ts';

const written = (publicUrl: string): readonly unknown[] => {
  const calls: unknown[] = [];
  const response = { cookie: (...args: unknown[]) => calls.push(...args) } as unknown as Response;
  new Cookies(publicUrl).set(response, 'a', 'x', 1000);
  return calls;
};

test('with https a cookie is sent by https alone, and no other host can set it', () => {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 1000 };
  expect(written('https://a.example')).toEqual(['__Host-a', 'x', { ...options, secure: true }]);
  expect(written('http://127.0.0.1:8081')).toEqual(['a', 'x', { ...options, secure: false }]);
});

test('a cookie is read by its whole name', () => {
  const request = { headers: { cookie: 'xa=1; a=2; ab=3' } } as unknown as Request;
  expect(new Cookies('http://127.0.0.1').get(request, 'a')).toBe('2');
  expect(new Cookies('https://a.example').get(request, 'a')).toBeUndefined();
});
