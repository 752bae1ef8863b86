import type { PageFrame } from '@moisson/ui';
import type { Request } from 'express';
import type { Site } from './rdf/dataset-form.ts';
import type { PortalContext } from './portal-context.ts';

/** The context of the portal’s pages. */
export interface PageContext extends PortalContext {
  readonly frameFor: (request: Request) => PageFrame;
  /** Throws `request.not-found` for a request that names no host. */
  readonly siteFor: (request: Request) => Site;
  /** The address of the status page, if there is one. */
  readonly statusUrl: string | undefined;
}
