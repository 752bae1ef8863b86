/** A command has done what it should, and what it has shown has errors: the exit code is 1, and nothing more is said. */
export class FoundFaults extends Error {}
