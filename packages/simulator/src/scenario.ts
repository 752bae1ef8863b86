import { badAnswers } from './bad-answers.ts';
import { connectionFaults } from './catalogue-server.ts';
import { recordAnswers, type RecordAnswers, type SimulatedCatalogue } from './simulated-catalogue.ts';

const verbs = [
  'change',
  'touch',
  'retitle',
  'remove',
  'gone',
  'hide',
  'unhide',
  'restore',
  'grow',
  'renumber',
  'repeat-slugs',
  'era',
  'tie',
  'answer',
  'fail',
  'recover',
] as const;
type Verb = (typeof verbs)[number];
const WITHOUT_NUMBER: ReadonlySet<Verb> = new Set(['answer', 'fail', 'recover', 'unhide']);

export interface ScenarioStep {
  /** Hours after the start of the scenario. */
  readonly atHours: number;
  readonly catalogue: string;
  readonly verb: Verb;
  /** The number of datasets, or the name of a bad answer. */
  readonly argument: string;
}

/**
 * Parses a scenario, one step per line: `day 2 06:00  montreal  change 12`. `#` starts a comment. Throws with the line.
 * Verbs:
 * - `change`, `touch`, `retitle`, `remove`, `restore`, `grow` N: that many datasets.
 * - `gone` N: as `remove`, but the source answers that they are gone for good (410).
 * - `hide` N: leaves them out of the list but still serves them one by one, until `unhide`.
 * - `renumber` N: changes the layer numbers of N map services.
 * - `repeat-slugs` N: publishes N datasets, two by two, under one slug.
 * - `era` N: all identifiers differ from those of era 0.
 * - `tie` N: N datasets are equal in the list's order, so their order changes with each answer.
 * - `answer` truly, never or not-found: how single records are answered.
 * - `fail` NAME: gives that bad answer. `recover`: ends it.
 */
export const parseScenario = (text: string): readonly ScenarioStep[] =>
  text.split('\n').flatMap((line, at) => {
    const words = line.replace(/#.*/, '').trim().split(/\s+/);
    if (words.length === 1 && words[0] === '') return [];
    const [keyword, day, time, catalogue, verb, argument = ''] = words;
    const clock = /^(\d{1,2}):(\d{2})$/.exec(time ?? '');
    const fail = (expected: string): never => {
      throw new SyntaxError(`scenario line ${at + 1}: expected ${expected}, found "${line.trim()}"`);
    };
    if (keyword !== 'day' || !/^\d+$/.test(day ?? '') || clock === null || catalogue === undefined)
      return fail('"day N HH:MM catalogue verb argument"');
    if (!verbs.includes(verb as Verb)) return fail(`one of ${verbs.join(', ')}`);
    if (verb === 'fail' && !(argument in badAnswers) && !(connectionFaults as readonly string[]).includes(argument))
      return fail('the name of a bad answer after "fail"');
    if (verb === 'answer' && !recordAnswers.includes(argument as RecordAnswers))
      return fail(`one of ${recordAnswers.join(', ')} after "answer"`);
    if (!WITHOUT_NUMBER.has(verb as Verb) && !/^\d+$/.test(argument)) return fail(`a number after "${verb}"`);
    const atHours = Number(day) * 24 + Number(clock[1]) + Number(clock[2]) / 60;
    return [{ atHours, catalogue, verb: verb as Verb, argument }];
  });

/** Applies a step to the catalogue. */
export const playStep = ({ verb, argument }: ScenarioStep, catalogue: SimulatedCatalogue): void => {
  const many = Number(argument);
  const some = (work: (index: number) => void): void => {
    for (const index of catalogue.live.slice(0, many)) work(index);
  };
  switch (verb) {
    case 'change':
      return some((index) => catalogue.change(index));
    case 'touch':
      return some((index) => catalogue.touch(index));
    case 'retitle':
      return some((index) => catalogue.retitle(index));
    case 'remove':
      return some((index) => catalogue.remove(index));
    case 'gone':
      return some((index) => catalogue.removeForGood(index));
    case 'hide':
      return some((index) => catalogue.hide(index));
    case 'unhide':
      return catalogue.unhide();
    case 'renumber':
      return catalogue.renumber(many);
    case 'repeat-slugs':
      return catalogue.repeatSlugs(many);
    case 'era':
      catalogue.era = many;
      return;
    case 'tie':
      catalogue.ties = many;
      return;
    case 'answer':
      catalogue.recordAnswers = argument as RecordAnswers;
      return;
    case 'restore':
      for (let index = 0; index < many; index += 1) catalogue.restore(index);
      return;
    case 'grow':
      return catalogue.grow(many);
    case 'fail':
      catalogue.fault = argument;
      return;
    case 'recover':
      catalogue.fault = undefined;
  }
};
