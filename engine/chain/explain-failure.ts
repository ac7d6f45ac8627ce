import { chainOf, type Way } from './chain-cost.ts';
import type { ChainFailure, ChainGap, ChainLimit, ChainLimits, ChainProblem, ChainRemedy } from './chain.ts';
import { distancesFrom } from './distance.ts';

type Limit = Exclude<ChainLimit, 'steps'>;
const LIMITS: readonly Limit[] = ['maximumStep', 'minimumStep', 'required', 'forbidden'];

/** A search with other limits, or another alpha. */
export type Search = (limits: ChainLimits, alpha?: number) => Way | undefined;

/**
 * Says why there is no chain: what breaks, the best chain without it, and what would help. Searches again without each
 * limit, which costs a few searches more; it happens before an operator's eyes, never before an audience's.
 */
export function explainFailure(
  problem: ChainProblem,
  { least, most }: { least: number; most: number },
  search: Search,
): ChainFailure {
  const { gallery, probe, targets } = problem;
  const set = LIMITS.filter((limit) => limits(problem, limit));
  const alone = set
    .map((limit) => ({ limit, way: search(without(problem, [limit])) }))
    .filter(({ way }) => way);
  const free = alone[0]?.way ?? search(without(problem, set));
  const rest = free ? { without: chainOf(free, problem.alpha, free.cost) } : {};

  const open = targets.filter((target) => !problem.forbidden?.has(target));
  const nearby = open.map((target) => nearerFaces(problem, target));
  const target = open[0];
  if (target === undefined) {
    return {
      kind: 'target-forbidden',
      target: targets[0]!,
      message:
        'Every target is on the list of faces that may not appear. Choose another target, or allow one of them.',
      remedies: [{ kind: 'another-target' }, { kind: 'relax', limit: 'forbidden' }],
      ...rest,
    };
  }
  if (nearby.every(({ start }) => start === 0)) {
    return {
      kind: 'already-there',
      target,
      message:
        'The visitor looks exactly like the target: there is no way to come nearer. Choose another target.',
      remedies: [{ kind: 'another-target' }],
    };
  }
  const off = requiredOff(problem, open, most, nearby);
  if (off) return { ...off, ...rest };
  if (!free) {
    const have = Math.max(...nearby.map(({ levels }) => levels));
    const remedies: ChainRemedy[] = [{ kind: 'more-faces-near-target', have, need: least - 1 }];
    if (have >= 0) remedies.push({ kind: 'relax', limit: 'steps', to: have + 1 });
    remedies.push({ kind: 'another-target' });
    return {
      kind: 'too-few-faces',
      have,
      need: least - 1,
      message:
        `${least} steps need ${least - 1} faces between the visitor and the target, each nearer to the target than the ` +
        `one before; the gallery has ${have}. Ask for ${have + 1} steps, add faces, or choose another target.`,
      remedies,
    };
  }
  const first = alone[0];
  if (first) {
    const { to, gap } = bestPossible(problem, first.limit, search);
    const remedies: ChainRemedy[] = [];
    if (gap) remedies.push({ kind: 'more-faces-between', gap });
    for (const { limit } of alone)
      remedies.push({ kind: 'relax', limit, ...(limit === first.limit && to !== undefined ? { to } : {}) });
    remedies.push({ kind: 'another-target' });
    return {
      kind: 'limit',
      limit: first.limit,
      message: limitMessage(problem, first.limit, to, gap),
      remedies,
      ...rest,
    };
  }
  return {
    kind: 'limits-together',
    limits: set,
    message: `Together the limits leave no chain (${set.join(', ')}), though no single one is to blame. Relax several of them.`,
    remedies: [...set.map((limit) => ({ kind: 'relax', limit }) as const), { kind: 'another-target' }],
    ...rest,
  };

  /** For a limit on the steps: the value that would do, and the step where the gallery has its hole. */
  function bestPossible(asked: ChainProblem, limit: Limit, again: Search): { to?: number; gap?: ChainGap } {
    if (limit === 'minimumStep') {
      const way = again(without(asked, [limit]));
      return way ? { to: Math.min(...way.steps) } : {};
    }
    if (limit !== 'maximumStep') return {};
    // alpha 0 makes the longest step as short as it can be: below it no chain exists.
    const way = again(without(asked, [limit]), 0);
    if (!way) return {};
    const at = way.steps.indexOf(way.max);
    return {
      to: way.max,
      gap: { from: at === 0 ? 'visitor' : way.links[at - 1]!, to: way.links[at]!, distance: way.max },
    };
  }

  function nearerFaces(
    asked: ChainProblem,
    face: number,
  ): { start: number; toTarget: Float64Array; levels: number } {
    const { vectors, count, dimensions } = gallery;
    const own = vectors.subarray(face * dimensions, (face + 1) * dimensions);
    const toTarget = distancesFrom(own, vectors, count, dimensions);
    const start = distancesFrom(probe, own, 1, dimensions)[0]!;
    const distances = new Set<number>();
    for (const [other, d] of toTarget.entries()) {
      if (d > 0 && d < start && other !== face && !asked.forbidden?.has(other)) distances.add(d);
    }
    // With forbidden faces allowed again there would be more; that case is explained as a limit, not as a small gallery.
    return { start, toTarget, levels: start > 0 ? distances.size : -1 };
  }
}

/** The required faces themselves are at fault, for every target. */
function requiredOff(
  problem: ChainProblem,
  open: readonly number[],
  most: number,
  nearby: readonly { start: number; toTarget: Float64Array }[],
): ChainFailure | undefined {
  const required = [...new Set(problem.required ?? [])];
  let found: ChainFailure | undefined;
  for (const [i, target] of open.entries()) {
    const { start, toTarget } = nearby[i]!;
    const middle = required.filter((face) => face !== target);
    const seen = new Map<number, number>();
    let off: ChainFailure | undefined;
    for (const face of middle) {
      const d = toTarget[face]!;
      const because = problem.forbidden?.has(face)
        ? 'forbidden'
        : d >= start || d === 0
          ? 'not-nearer'
          : seen.has(d)
            ? 'same-distance'
            : undefined;
      seen.set(d, face);
      if (!because) continue;
      const why = {
        forbidden: 'is also on the list of faces that may not appear',
        'not-nearer':
          'is no nearer to the target than the visitor, so no chain that comes nearer with every step passes it',
        'same-distance':
          'is exactly as far from the target as another pinned face, so one chain cannot hold both',
      }[because];
      off = {
        kind: 'required-off-the-way',
        face,
        because,
        message: `The pinned face ${face} ${why}. Unpin it, or choose another target.`,
        remedies: [{ kind: 'relax', limit: 'required' }, { kind: 'another-target' }],
      };
      break;
    }
    if (!off && middle.length > most - 1) {
      off = {
        kind: 'too-many-required',
        required: middle.length,
        steps: most,
        message: `${middle.length} pinned faces do not fit into ${most} steps. Ask for ${middle.length + 1} or more, or unpin some.`,
        remedies: [
          { kind: 'relax', limit: 'steps', to: middle.length + 1 },
          { kind: 'relax', limit: 'required' },
        ],
      };
    }
    if (!off) return undefined;
    found ??= off;
  }
  return found;
}

function limits(problem: ChainLimits, limit: Limit): boolean {
  const value = problem[limit];
  if (value === undefined) return false;
  if (typeof value === 'number') return true;
  return 'size' in value ? value.size > 0 : value.length > 0;
}

/** The same problem without these limits. */
function without(problem: ChainLimits, dropped: readonly Limit[]): ChainLimits {
  const { forbidden, required, minimumStep, maximumStep } = problem;
  return {
    ...(forbidden && !dropped.includes('forbidden') ? { forbidden } : {}),
    ...(required && !dropped.includes('required') ? { required } : {}),
    ...(minimumStep !== undefined && !dropped.includes('minimumStep') ? { minimumStep } : {}),
    ...(maximumStep !== undefined && !dropped.includes('maximumStep') ? { maximumStep } : {}),
  };
}

function limitMessage(
  problem: ChainLimits,
  limit: Limit,
  to: number | undefined,
  gap: ChainGap | undefined,
): string {
  switch (limit) {
    case 'maximumStep': {
      const where = gap
        ? ` (${gap.from === 'visitor' ? 'from the visitor' : `from face ${gap.from}`} to face ${gap.to})`
        : '';
      return (
        `No chain keeps every step at ${problem.maximumStep ?? Infinity} or less: the weakest link is ` +
        `${to?.toFixed(3) ?? 'longer'}${where}. Allow that, add faces between those two, or choose another target.`
      );
    }
    case 'minimumStep':
      return (
        `No chain keeps every step at ${problem.minimumStep ?? 0} or more; without that limit the shortest step is ` +
        `${to?.toFixed(3) ?? 'shorter'}. Lower the limit, ask for fewer steps, or choose another target.`
      );
    case 'required':
      return 'No chain passes all pinned faces within the other limits. Unpin one, ask for more steps, or relax the other limits.';
    case 'forbidden':
      return 'Too many faces are excluded: a chain exists only with some of them. Allow some again, or add faces.';
    default:
      return limit satisfies never;
  }
}
