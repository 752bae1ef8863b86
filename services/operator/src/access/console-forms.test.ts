import { expect, test } from '@jest/globals';
import type { Source } from '@moisson/contracts';
import { operatorOf } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { aSource } from '@moisson/testkit';
import { page, type PageFrame } from '@moisson/ui';
import { InboxCount } from '../inbox/inbox-count.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { operatorPages } from '../operator-pages.ts';
import type { ConsoleAct } from './console-acts.ts';
import { changesSource, consoleForms } from './console-forms.ts';
import { PageForms } from './page-forms.ts';

interface Layer {
  readonly route?: {
    readonly path: string;
    readonly methods?: Readonly<Record<string, boolean>>;
    readonly stack: readonly Layer[];
  };
  readonly method?: string;
  readonly handle?: { readonly stack?: readonly Layer[] };
}

/** Returns the paths of all routes that take a form, at every depth. */
const formsIn = (stack: readonly Layer[] = []): readonly string[] =>
  stack.flatMap(({ route, handle }) => [
    ...(route?.stack.some(({ method }) => method === 'post') === true ? [route.path] : []),
    ...formsIn(handle?.stack),
  ]);

test('every form of the console is listed with the operations that check who may send it', () => {
  const parts = {} as OperatorParts;
  const act = (() => Promise.reject(new Error('not called'))) as ConsoleAct;
  const pages = operatorPages(parts, act, new InboxCount(parts)) as unknown as { readonly stack: readonly Layer[] };
  expect([...formsIn(pages.stack)].sort()).toEqual(Object.keys(consoleForms).sort());
});

test('a form calls acts only, never what every viewer may call', () => {
  for (const id of Object.values(consoleForms).flat())
    expect(operatorApi[id]).toMatchObject({ method: 'post', access: expect.not.stringMatching(/^(viewer|public)$/) });
});

const admin = operatorOf('console');
const frame: PageFrame = { language: 'fr', navigation: [], current: '/' };
const pathOf = (path: string): string => path.replaceAll(/:\w+/g, 'laval');
const formPaths = Object.keys(consoleForms).map((path) => [pathOf(path)]);

test.each(formPaths)('the form to %s has the revision of its source where it changes one', (path) => {
  const source = { ...aSource(), revision: 7 };
  const shown = (sources: readonly Source[]): string =>
    page(frame, '', new PageForms(admin, () => 'x', sources).form({ path }, 'fr', 'content'));
  const isEdit = changesSource(path) && path.startsWith('/sources/laval/');
  expect(shown([source]).includes('name="revision" value="7"')).toBe(isEdit);
  // A page that does not know its source cannot show such a form at all.
  if (isEdit) expect(() => shown([])).toThrow(path);
});
