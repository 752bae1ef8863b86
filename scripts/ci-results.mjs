// Reads what jest's `--json` left, for `.ci/run`:
//   ci-results.mjs again FIRST                       prints the suites to run once more, a line each
//   ci-results.mjs report FIRST STATUS STEPS [SECOND] prints what failed, and "N passed, N failed[, N skipped]"; STATUS: of jest's first run;
//                                                    STEPS: failed steps beside the tests
import { readFileSync } from 'node:fs';

const MAX_AGAIN = 3;
/** Characters of a failure that are printed. */
const MAX_SHOWN = 1500;

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults;
  } catch {
    return undefined;
  }
};
const failuresOf = ({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed');
/** A suite that ended without a result: it did not load, or its worker died. */
const isBroken = ({ assertionResults, message }) => assertionResults.length === 0 && message !== '';

/**
 * A worker that V8 ended by SIGTRAP (scripts/node-flags.mjs tells of one cause), which jest does not start again; and a test that did nothing
 * until its limit of time, because the machine or a browser stood still. A failed expectation is never run again.
 */
const isWorthAgain = (suite) => {
  if (isBroken(suite)) return /signal=SIGTRAP/.test(suite.message);
  const failures = failuresOf(suite).flatMap(({ failureMessages }) => failureMessages);
  return failures.length > 0 && failures.every((message) => /Exceeded timeout of \d+ ms/.test(message));
};

const again = (first) => {
  const suites = (read(first) ?? []).filter(isWorthAgain);
  // Many at once are no accident.
  if (suites.length <= MAX_AGAIN) for (const { name } of suites) console.log(name);
};

const report = (first, status, steps, second) => {
  const suites = read(first);
  if (suites === undefined) console.log('jest left no result');
  // Its setup or its end failed, for example.
  const isUnexplained =
    Number(status) !== 0 && !(suites ?? []).some((suite) => isBroken(suite) || failuresOf(suite).length > 0);
  if (isUnexplained) console.log(`jest ended with ${status}, and no suite failed`);
  const repeated = new Map((read(second) ?? []).map((suite) => [suite.name, suite]));
  const last = (suites ?? []).map((suite) => repeated.get(suite.name) ?? suite);
  const count = (wanted) =>
    last.flatMap(({ assertionResults }) => assertionResults).filter((one) => one.status === wanted).length;
  const failed = count('failed') + last.filter(isBroken).length + (isUnexplained || suites === undefined ? 1 : 0);
  // Printed again at the end, because often only the end of a long log is kept.
  const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, '').slice(0, MAX_SHOWN);
  for (const name of repeated.keys()) console.log(`RUN TWICE ${name}`);
  for (const suite of last) {
    for (const { fullName, failureMessages } of failuresOf(suite))
      console.log(`FAILED ${suite.name}: ${fullName}\n${plain(failureMessages.join('\n'))}`);
    if (isBroken(suite)) console.log(`FAILED ${suite.name}\n${plain(suite.message)}`);
  }
  const [passed, skipped, bad] = [count('passed'), count('pending'), Math.max(failed, Number(steps))];
  console.log(`${passed} passed, ${bad} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = bad === 0 && passed > 0 ? 0 : 1;
};

const [command, ...given] = process.argv.slice(2);
({ again, report })[command](...given);
