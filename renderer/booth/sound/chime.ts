// The countdown's sound: a knuckle on a wooden frame. Drawn, not recorded; what it says is on the screen too.

export interface Chime {
  /** 3, 2, 1: a short knock. */
  knock: () => void;
  /** The picture is taken: a lower, longer one. */
  take: () => void;
}

/** @param open makes the audio context at the first sound: browsers allow none before somebody touched the page */
export function createChime(open: () => AudioContext): Chime {
  let context: AudioContext | null = null;

  /** @param pitch Hz @param length s @param loudness 0…1 */
  const strike = (pitch: number, length: number, loudness: number): void => {
    try {
      context ??= open();
    } catch {
      return; // a machine without sound counts in silence
    }
    const now = context.currentTime;
    const volume = context.createGain();
    volume.gain.setValueAtTime(loudness, now);
    volume.gain.exponentialRampToValueAtTime(0.001, now + length);
    volume.connect(context.destination);
    // Two partials that do not fit each other sound like wood rather than like a machine.
    for (const [ratio, type] of [
      [1, 'triangle'],
      [2.76, 'sine'],
    ] as const) {
      const partial = context.createOscillator();
      partial.type = type;
      partial.frequency.value = pitch * ratio;
      partial.connect(volume);
      partial.start(now);
      partial.stop(now + length);
    }
  };

  return {
    knock: () => {
      strike(392, 0.16, 0.18);
    },
    take: () => {
      strike(196, 0.5, 0.25);
    },
  };
}
