import { expectSamples } from '../support/samples/expect-samples.ts';
import { dcatSamples } from './dcat.ts';

expectSamples('dcat', ['dcat/', 'dcat-hydra-'], dcatSamples);
