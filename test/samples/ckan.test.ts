import { expectSamples } from '../support/samples/expect-samples.ts';
import { ckanSamples } from './ckan.ts';

expectSamples('ckan', ['ckan-package', 'dq-', 'montreal-'], ckanSamples);
