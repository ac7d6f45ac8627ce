import type { ChainProblem } from './chain.ts';

/** The longest chain that is searched for: more links than this no audience follows. */
export const MOST_STEPS = 12;

/** Rejects a question that makes no sense and reads the number of steps asked for. @throws RangeError */
export function checkProblem(problem: ChainProblem): { least: number; most: number } {
  const { gallery, probe, targets, steps, alpha } = problem;
  const { count, dimensions, vectors, neighbours } = gallery;
  if (vectors.length < count * dimensions) {
    throw new RangeError(
      `The gallery says ${count} faces of ${dimensions} numbers but brings ${vectors.length} numbers.`,
    );
  }
  if (neighbours && neighbours.offsets.length !== count + 1) {
    throw new RangeError(
      `The neighbour lists are for ${neighbours.offsets.length - 1} faces, the gallery has ${count}. Build them again.`,
    );
  }
  if (probe.length !== dimensions || !probe.every(Number.isFinite)) {
    throw new RangeError(
      `The visitor's embedding must be ${dimensions} finite numbers, as the gallery's are; it has ${probe.length}.`,
    );
  }
  if (targets.length === 0)
    throw new RangeError('No target. Give at least one face of the gallery to walk to.');
  for (const face of [...targets, ...(problem.required ?? [])]) {
    if (!Number.isInteger(face) || face < 0 || face >= count) {
      throw new RangeError(`There is no face ${face} in this gallery of ${count}.`);
    }
  }
  if (!(alpha >= 0 && alpha <= 1)) throw new RangeError(`alpha must be between 0 and 1; it is ${alpha}.`);
  for (const limit of ['minimumStep', 'maximumStep'] as const) {
    const value = problem[limit];
    if (value !== undefined && !(value >= 0))
      throw new RangeError(`${limit} must be 0 or more; it is ${value}.`);
  }
  const alternatives = problem.alternatives ?? 0;
  if (!Number.isInteger(alternatives) || alternatives < 0) {
    throw new RangeError(`alternatives must be a whole number, 0 or more; it is ${alternatives}.`);
  }
  const { min: least, max: most } = typeof steps === 'number' ? { min: steps, max: steps } : steps;
  if (!Number.isInteger(least) || !Number.isInteger(most) || least < 1 || most > MOST_STEPS || least > most) {
    throw new RangeError(`A chain has 1 to ${MOST_STEPS} steps; asked for ${least} to ${most}.`);
  }
  return { least, most };
}
