import { baselineText, type Source } from '@moisson/contracts';
import { rawHash } from '@moisson/domain';

/** The fingerprint of which records a source is asked for, and which of them are published. */
export const baselineOf = (source: Source): string => rawHash(baselineText(source));
