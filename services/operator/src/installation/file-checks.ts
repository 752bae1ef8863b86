import type { FileUse } from '@moisson/contracts';
import { messageIn, said, type Language } from '@moisson/kernel';
import type { Check } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';

const MIB = 1024 * 1024;
/** Share of a file's limit above which the check fails. */
const NEARLY_FULL = 0.8;
/** Bytes free on a disk below which the check fails. */
const LOW_DISK = 1024 * MIB;

/** Returns the size of each data file, its limit and the remaining space. */
export const fileChecks = ({ files }: OperatorParts, language: Language): readonly Check[] => {
  if (files === undefined) return [{ name: 'files', ok: true, detail: NO_FILES[language] }];
  try {
    return files().map((use) => ({ name: `file ${use.name}`, ...fileCheck(use, language) }));
  } catch (error) {
    return [{ name: 'files', ok: false, detail: messageIn(error, language) }];
  }
};

const NO_FILES = said(
  'sans objet : voir les sujets (deploy/kafka/topics.yaml) et la base de données',
  'n/a: see the topics (deploy/kafka/topics.yaml) and the database',
);

const fileCheck = (
  { path, size, reusable, walSize, limit, diskFree }: FileUse,
  language: Language,
): Omit<Check, 'name'> => {
  const used = size - reusable;
  const unit = language === 'fr' ? 'Mio' : 'MiB';
  const mib = (bytes: number): string => `${Math.ceil(bytes / MIB)} ${unit}`;
  const percent = Math.round((100 * used) / limit);
  return {
    ok: used < NEARLY_FULL * limit && diskFree > LOW_DISK,
    detail: said(
      `${mib(used)} sur ${mib(limit)} (${percent} %), ${mib(reusable)} réutilisables, ${mib(walSize)} au journal; ` +
        `${mib(diskFree)} libres sur le disque; ${path}`,
      `${mib(used)} of ${mib(limit)} (${percent} %), ${mib(reusable)} to be used again, ${mib(walSize)} written ahead; ` +
        `${mib(diskFree)} free on the disk; ${path}`,
    )[language],
  };
};
