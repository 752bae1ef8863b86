import { expectSamples } from '../support/samples/expect-samples.ts';
import { dcatUsSamples } from './dcat-us.ts';

expectSamples('dcat-us', ['dcat-us/', 'dcatus3-'], dcatUsSamples);
