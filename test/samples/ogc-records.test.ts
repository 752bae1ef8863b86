import { expectSamples } from '../support/samples/expect-samples.ts';
import { ogcRecordsSamples } from './ogc-records.ts';

expectSamples('ogc-records', [], ogcRecordsSamples);
