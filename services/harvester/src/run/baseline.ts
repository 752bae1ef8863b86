import { baselineText, type Source } from '@moisson/contracts';
import { rawHash } from '@moisson/domain';

/** Returns a hash of the settings that decide which records a source is asked for, and which of them are published. */
export const baselineOf = (source: Source): string => rawHash(baselineText(source));
