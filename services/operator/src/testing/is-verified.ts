import { Webhook } from 'standardwebhooks';

/** Returns whether the library of Standard Webhooks accepts a message with this secret. */
export const isVerified = (secret: string, body: string, headers: Readonly<Record<string, string>>): boolean => {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
};
