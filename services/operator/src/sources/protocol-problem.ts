import type { Source } from '@moisson/contracts';
import { connectorOf, isRegistered, type Connectors } from '@moisson/domain';
import { problem, type Problem } from '@moisson/kernel';

/** Returns why this version cannot read a source; undefined if it can. */
export const protocolProblem = (connectors: Connectors, { protocol }: Source): Problem | undefined =>
  isRegistered(connectorOf(connectors, { protocol })) ? undefined : problem('source.protocol-unknown', { protocol });
