import type { Bilingual } from '@moisson/kernel';

/** Why an image cannot be used. */
export class Unusable extends Error {
  readonly reason: Bilingual;

  constructor(reason: Bilingual) {
    super(reason.en);
    this.reason = reason;
  }
}
