import { InvalidInput, MoissonError, said, type InputFault, type ProblemCode } from '@moisson/kernel';

/** Returns what a person has to correct, if that is why something failed: then the page shows their form again. */
export const orFaults = async <T>(
  work: () => Promise<T>,
  isCorrectable: (code: ProblemCode) => boolean = (code) => CORRECTABLE.has(code),
): Promise<{ readonly value: T } | { readonly faults: readonly InputFault[] }> => {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof InvalidInput) return { faults: error.faults };
    if (error instanceof MoissonError && isCorrectable(error.code)) {
      const { message, action } = error.toProblem();
      return { faults: [{ path: [], detail: said(`${message.fr} ${action.fr}`, `${message.en} ${action.en}`) }] };
    }
    throw error;
  }
};

const CORRECTABLE: ReadonlySet<ProblemCode> = new Set([
  'request.invalid',
  'request.conflict',
  'source.credentials-refused',
]);
