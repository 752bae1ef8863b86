/** Product token (RFC 9309 §2.2.1) under which a robots.txt may address us: the first word of our User-Agent. */
export const USER_AGENT = 'Moisson';
