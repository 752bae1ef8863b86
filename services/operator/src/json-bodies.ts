import { wellFormedText } from '@moisson/kernel';
import express, { type RequestHandler } from 'express';

/** What is kept of a request is sent out again, as JSON that any program must be able to read. */
const wellFormed = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? wellFormedText(value) : value;

/** Reads the JSON bodies of the API. */
export const jsonBodies = (): RequestHandler => express.json({ limit: '4mb', reviver: wellFormed });
