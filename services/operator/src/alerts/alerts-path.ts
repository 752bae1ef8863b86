/** The page of alerts. */
export const ALERTS_PATH = '/alerts';
