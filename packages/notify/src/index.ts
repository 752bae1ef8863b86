export { MailChannel, type MailSettings } from './mail-channel.ts';
export { oneLine } from './one-line.ts';
export type { Channel, Message } from './message.ts';
