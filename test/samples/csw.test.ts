import { expectSamples } from '../support/samples/expect-samples.ts';
import { cswSamples } from './csw.ts';

expectSamples('csw', ['csw/csw_', 'csw/exception', 'csw/geoide', 'csw/geonetwork', 'iso/'], cswSamples);
