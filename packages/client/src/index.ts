export { changesOf, ReplacedFeedError, type Activity } from './changes.ts';
export { datasetsOf, type Dataset, type DatasetFilter } from './datasets.ts';
export { connect, type MoissonClient, type ConnectOptions } from './connect.ts';
export { bodyOf, MoissonApiError, type ApiProblem } from './api-error.ts';
