/** What the keys of the projector's own page do. They need no engine. */
export type CurtainKey = 'toggle' | 'shut' | null;

/** Two presses of Esc count as one wish when they are no farther apart than this, ms. */
const TWICE = 600;

/** Pure but for its memory of the last Esc: B is blackout and back, Esc Esc is black. */
export function createPanicKeys(): (key: string, repeated: boolean, now: number) => CurtainKey {
  let escapedAt = -Infinity;
  return (key, repeated, now) => {
    if (repeated) return null;
    if (key === 'b' || key === 'B') return 'toggle';
    if (key !== 'Escape') return null;
    const twice = now - escapedAt <= TWICE;
    escapedAt = twice ? -Infinity : now;
    return twice ? 'shut' : null;
  };
}
