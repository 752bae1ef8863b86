import type { AlertKind, AlertSeverity, SourceId } from '@moisson/contracts';
import type { Bilingual, ProblemCode } from '@moisson/kernel';

/** Something that is wrong now, of one feed or of Moisson itself. */
export interface AlertTrouble {
  /** Troubles with one cause are one alert. */
  readonly cause: string;
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
  /** For the public, of feeds. */
  readonly reason: Bilingual;
  readonly problem?: ProblemCode;
  /** The feed; absent for what is wrong with Moisson itself. */
  readonly source?: SourceId;
  readonly organization?: string;
  readonly host?: string;
  /** When it began, if that is known. */
  readonly since?: string;
  /** How long it must be gone before its alert closes. */
  readonly quietMinutes: number;
}

/** How long a trouble must be gone, unless its kind says otherwise. */
export const QUIET_MINUTES = 15;
