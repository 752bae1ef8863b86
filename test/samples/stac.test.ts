import { expectSamples } from '../support/samples/expect-samples.ts';
import { stacSamples } from './stac.ts';

expectSamples('stac', ['stac/', 'stac-'], stacSamples);
