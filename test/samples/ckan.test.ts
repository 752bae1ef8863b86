import { expectSamples } from '../support/samples/expect-samples.ts';
import { ckanSamples } from './ckan.ts';

expectSamples('ckan', ['ckan/', 'ckan-', 'dkan/', 'dq-', 'montreal-'], ckanSamples);
