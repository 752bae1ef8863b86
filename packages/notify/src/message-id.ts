import { createHash } from 'node:crypto';

/** Returns the Message-ID of a message (RFC 5322 §3.6.4): the same for each repeat, so that mail programs recognise one. `from`: an address of e-mail. */
export const messageIdOf = (id: string, from: string): string => {
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase();
  return `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}.moisson@${domain}>`;
};
