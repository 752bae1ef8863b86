import type { Source } from '@moisson/contracts';
import { connectorOf, isRegistered, type Connectors } from '@moisson/domain';
import { problem, type Problem } from '@moisson/kernel';

/** Why a source cannot be read by this version; nothing where it can. */
export const protocolProblem = (connectors: Connectors, { protocol }: Source): Problem | undefined =>
  isRegistered(connectorOf(connectors, { protocol })) ? undefined : problem('source.protocol-unknown', { protocol });
