import { wellFormedText } from '@moisson/kernel';
import express, { type RequestHandler } from 'express';

/** Strings of a request are stored and later sent as JSON, so they must be well-formed Unicode. */
const wellFormed = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? wellFormedText(value) : value;

/** Parses the JSON bodies of the API. */
export const jsonBodies = (): RequestHandler => express.json({ limit: '4mb', reviver: wellFormed });
