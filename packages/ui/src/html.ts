import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Builds elements from a template; every text in it is escaped. */
export { html };
export type Element = VNode | readonly VNode[] | string | undefined;

/** Returns a whole document as text. */
export const render = (page: VNode): string => `<!doctype html>${renderToString(page)}`;
