import {
  blockTurn,
  freeTurn,
  HostTurn,
  leaveTurn,
  takeTurn,
  type HostTurns,
  type TurnAnswer,
  type TurnRequest,
} from '@moisson/domain';
import { z } from 'zod';
import type { DocumentKind, Documents } from '../documents/documents.ts';

export const hostTurnDocuments: DocumentKind<HostTurn> = {
  kind: 'host turn',
  name: 'host_turns',
  idOf: ({ host }) => host,
  fields: {},
  read: (json) => HostTurn.parse(JSON.parse(json)),
};

const HostGroup = z.object({ name: z.string(), group: z.string(), until: z.number() });
type HostGroup = Readonly<z.infer<typeof HostGroup>>;

export const hostGroupDocuments: DocumentKind<HostGroup> = {
  kind: 'host group',
  name: 'host_groups',
  idOf: ({ name }) => name,
  fields: {},
  read: (json) => HostGroup.parse(JSON.parse(json)),
};

/** Names move to other servers: after this their group is decided again. */
const GROUP_MS = 24 * 3_600_000;

interface HostTurnParts {
  readonly turns: Documents<HostTurn>;
  readonly groups: Documents<HostGroup>;
  /** Returns the time of the store's clock. */
  readonly now: () => Promise<Date>;
}

export class DocumentHostTurns implements HostTurns {
  readonly #parts: HostTurnParts;

  constructor(parts: HostTurnParts) {
    this.#parts = parts;
  }

  take = async (host: string, request: TurnRequest): Promise<TurnAnswer> => {
    let answer!: TurnAnswer;
    await this.#change(host, (turn, now) => {
      const taken = takeTurn(turn, request, now);
      ({ answer } = taken);
      return taken.turn;
    });
    return answer;
  };

  leave = (host: string, owner: string): Promise<void> =>
    this.#change(host, (turn, now) => leaveTurn(turn, owner, now));

  block = (host: string, seconds: number): Promise<void> =>
    this.#change(host, (turn, now) => blockTurn(turn, seconds * 1000, now));

  groupOf = async (name: string, proposed: string): Promise<string> => {
    const { groups } = this.#parts;
    const now = (await this.#parts.now()).getTime();
    const ours: HostGroup = { name, group: proposed, until: now + GROUP_MS };
    // One that lasts longer than any can was written by a clock that was set back since.
    const isValid = ({ until }: HostGroup): boolean => until > now && until <= ours.until;
    const found = await groups.get(name);
    if (found !== undefined && isValid(found)) return found.group;
    if (found === undefined && (await groups.create(ours))) return proposed;
    const agreed = await groups.update(name, (standing) => (isValid(standing) ? standing : ours));
    return agreed?.group ?? proposed;
  };

  async #change(host: string, change: (turn: HostTurn, now: number) => HostTurn): Promise<void> {
    const { turns } = this.#parts;
    const now = (await this.#parts.now()).getTime();
    const changed = (turn: HostTurn): HostTurn => change(turn, now);
    if ((await turns.update(host, changed)) !== undefined) return;
    if (!(await turns.create(changed(freeTurn(host))))) await turns.update(host, changed);
  }
}
