/**
 * When a run departs from the contract of its source. Tuned on the planted departures and ordinary months of test/drift,
 * on the year of test/year, and on the recorded feeds of test/replay, whose platform changed its ways a dozen times; a
 * share is a number from 0 to 1.
 */
export const thresholds = {
  /** Good complete runs before the contract is used: fewer may all be exceptions. */
  minRuns: 3,
  /** Records of the catalogue below which shares mean nothing. */
  minRecords: 10,
  /** Records that must differ from before, whatever the shares: a few records are edits. */
  minChanged: 5,
  /** Share of records whose traits must be known, for a catalogue that an older version wrote. */
  minKnown: 0.8,
  /** How far the share of records with a licence, place, description … may fall below the usual one. */
  presence: 0.2,
  /** How far the share of records in a language may fall: a little more, because languages are partly guessed. */
  language: 0.25,
  /** Share of the known records that may have other values (licences, hosts, organizations) in place of the usual ones. */
  values: 0.4,
  /** How far the mean size of descriptions and the mean number of files may fall, in powers of two: half. */
  size: 1,
  /** Added to a tolerance, divided by the root of the number of records: shares of few records swing by chance. */
  chance: 1,
  /** A feed that has often swung may swing again: this many times its mean swing is tolerated … */
  swings: 3,
  /** … but not more than this, or a feed could teach us to accept anything. */
  widest: 0.45,
  /** Of a departure, at least this part must come from the run itself, not from removals decided before. */
  ofThisRun: 0.5,
  /** Share of new records recognised as missing ones above which the source has only given other ids. */
  recognised: 0.8,
  /** Share of the known records that must be missing, and replaced by as many new ones, for new ones to be suspect … */
  replaced: 0.25,
  /** … if at least this share of them has another kind of id, or names organizations that the source never named. */
  strange: 0.8,
  /** Share above which replaced records are another catalogue, whatever they look like: publishers do renew four of five. */
  allReplaced: 0.9,
  /** A list with more than this many times the known records (one recorded catalogue grew to almost four), if … */
  multiplied: 5,
  /** … it has at least so many new ones: a small catalogue may grow so by itself. */
  multipliedLeast: 100,
  /** Share of the answers of a run that must come from an unknown host. */
  otherHost: 0.5,
  /** Runs over which usual figures are averaged: slow drift is followed within as many runs. */
  memory: 8,
  /** Share of the known records that may be published before a list is read to its end (slow and very large lists). */
  early: 0.01,
} as const;
