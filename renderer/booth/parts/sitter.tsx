import { useEffect, useRef, type ReactNode } from 'react';
import { playSampleVisitor } from '../camera/sample-visitor.ts';
import { OVAL } from '../guide/mirror-view.ts';
import styles from './sitter.module.css';

/** Slow enough to be a painting that one is not quite sure of. */
const PACE = 0.35;

/** The face on the wall beside the entrance: nobody's, and it moves. */
export function Sitter(): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    const left = new AbortController();
    playSampleVisitor('demo', left.signal, PACE)
      .then(async (stream) => {
        if (element === null || left.signal.aborted) return;
        element.srcObject = stream;
        await element.play();
        element.dataset.playing = 'true';
      })
      // Without the film the oval stays empty; the words and the button do not need it.
      .catch(() => undefined);
    return () => {
      left.abort();
      if (element !== null) element.srcObject = null;
    };
  }, []);
  return (
    <div className={styles.wall} aria-hidden="true">
      <div className={`rim-light ${styles.medallion ?? ''}`} style={{ aspectRatio: OVAL.widthOfHeight }}>
        <video ref={video} className={styles.face} muted playsInline data-testid="booth-sitter" />
      </div>
    </div>
  );
}
