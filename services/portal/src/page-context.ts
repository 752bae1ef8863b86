import type { PageFrame } from '@moisson/ui';
import type { Request } from 'express';
import type { PortalContext } from './portal-context.ts';

/** What the portal's pages use. */
export interface PageContext extends PortalContext {
  readonly frameFor: (request: Request) => PageFrame;
  /** The address of the status page, if there is one. */
  readonly statusUrl: string | undefined;
}
