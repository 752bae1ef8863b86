export { anonymous, operatorOf, type Actor } from './actor.ts';
export { addressOf } from './address.ts';
export { accepted, answer, created, movedTo, serialized, type Answer } from './answer.ts';
export { type GivenInput } from './given-input.ts';
export { listParam } from './list-param.ts';
export { openApiDocument } from './open-api.ts';
export {
  describeOperation,
  operationsOf,
  type Access,
  type BodyOf,
  type Call,
  type CheckedInput,
  type Operation,
  type OperationDescription,
  type OperationInput,
} from './operation.ts';
export { HttpProblemSchema } from './problem-schema.ts';
export { readRequest, refuseUnknown, withoutEmpty } from './read-request.ts';
