import { expectSamples } from '../support/samples/expect-samples.ts';
import { oaiSamples } from './oai-pmh.ts';

expectSamples('oai-pmh', ['oai-pmh/', 'oaipmh-'], oaiSamples);
