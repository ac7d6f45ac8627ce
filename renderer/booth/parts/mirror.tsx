import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { WELL_MS } from '../guide/composure.ts';
import { countdownNumber, screenName } from '../state-name.ts';
import { useBooth, useBoothParts, useSay, useVisit } from '../use-booth.ts';
import styles from './mirror.module.css';
import { Oval } from './oval.tsx';
import { Pointer } from './pointer.tsx';

/** The live picture, the right way round for a mirror, with the oval, the arrow and the numerals on it. */
export function Mirror(): ReactNode {
  const say = useSay();
  const { mirror } = useBoothParts();
  const viewfinder = useVisit('viewfinder');
  const screen = useBooth(screenName);
  const number = useBooth(countdownNumber);
  const shown = useBooth(({ context }) => context.composure?.shown ?? null);
  const progress = useBooth(({ context }) => (context.composure?.wellFor ?? 0) / WELL_MS);
  const glass = useRef<HTMLDivElement>(null);
  const [aspect, setAspect] = useState(1);

  useLayoutEffect(() => {
    const element = glass.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const { clientWidth, clientHeight } = element;
      if (clientWidth === 0 || clientHeight === 0) return;
      mirror.reshape(clientWidth / clientHeight);
      setAspect(clientWidth / clientHeight);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [mirror]);

  useEffect(() => {
    const video = viewfinder?.video;
    if (video === undefined) return undefined;
    glass.current?.prepend(video);
    // Leaving a page pauses a video, and coming back does not start it.
    video.play().catch(() => undefined);
    return () => {
      video.remove();
    };
  }, [viewfinder]);

  return (
    <div
      ref={glass}
      className={styles.glass}
      role="img"
      aria-label={say('booth.mirror.label')}
      data-testid="booth-mirror"
    >
      <Oval aspect={aspect} progress={screen === 'framing' ? progress : 1} firm={screen === 'shutter'} />
      {screen === 'framing' && shown !== null && <Pointer instruction={shown} />}
      {(number !== null || screen === 'shutter') && (
        <div
          key={number ?? 'last'}
          className={`display ${styles.number ?? ''}`}
          data-taken={screen === 'shutter'}
          data-testid="booth-countdown"
        >
          {number ?? 1}
        </div>
      )}
      {viewfinder?.sample === true && (
        <span className={styles.sample} data-testid="booth-sample">
          {say('booth.sample')}
        </span>
      )}
    </div>
  );
}
