import { expectSamples } from '../support/samples/expect-samples.ts';
import { socrataSamples } from './socrata.ts';

expectSamples('socrata', ['socrata/'], socrataSamples);
