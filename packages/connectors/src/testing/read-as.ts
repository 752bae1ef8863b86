import { endpointOf } from '../registered.ts';

/** Returns the site that a protocol reads in a text, or the fault that it finds there, in English. For tests. */
export const readAs = (protocol: Parameters<typeof endpointOf>[0], text: string): string => {
  const read = endpointOf(protocol, text);
  return 'site' in read ? read.site : `fault: ${read.fault.en}`;
};
