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
  /** Hours after the start of the play. */
  readonly atHours: number;
  readonly catalogue: string;
  readonly verb: Verb;
  /** How many datasets, or which bad answer. */
  readonly argument: string;
}

/**
 * The scenario language, a step a line: `day 2 06:00  montreal  change 12`. `#` starts a comment. The verbs: change,
 * touch, retitle, remove, restore and grow N datasets; gone, as remove, but the source says that they are gone for good; hide N from
 * the list, still served one by one, until unhide; renumber the layers of N map services; repeat-slugs of N datasets; era N,
 * in which all have other identifiers than in era 0; tie N datasets, whose order then changes with each answer; answer questions about single records truly, never or not-found; fail with a bad answer by name; recover. Throws naming the line.
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

/** Does what a step says. */
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
