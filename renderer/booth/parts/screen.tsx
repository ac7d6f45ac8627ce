import { useEffect, useRef, type ReactNode } from 'react';
import styles from './screen.module.css';

export interface ScreenProps {
  readonly title: string;
  readonly text?: ReactNode;
  /** What is looked at: the mirror, the picture, the oval. Two thirds of the height. */
  readonly scene?: ReactNode;
  /** Between the text and the buttons. */
  readonly children?: ReactNode;
  /** Buttons; the main one last, where the thumb is. */
  readonly actions?: ReactNode;
  /** Read out when the words change while the screen stays: instructions. */
  readonly live?: boolean;
  /** The title is as large as it gets. */
  readonly grand?: boolean;
  /** The title is above the scene and belongs to it: it is read first. */
  readonly titleFirst?: boolean;
}

/** One thing at a time: something to look at, a sentence, and what can be done. */
export function Screen(props: ScreenProps): ReactNode {
  const { title, text, scene, children, actions, live = false, grand = false, titleFirst = false } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  // A new screen is a new page for who cannot see it: read it from its title. Also frees Enter for the main thing.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  const sentence = (
    <h1
      ref={heading}
      tabIndex={-1}
      className={`display ${styles.title ?? ''}`}
      aria-live={live ? 'polite' : 'off'}
      data-testid="booth-title"
    >
      {title}
    </h1>
  );
  return (
    <section className={styles.screen} data-scene={scene !== undefined} data-title-first={titleFirst}>
      {titleFirst && sentence}
      {scene !== undefined && <div className={styles.scene}>{scene}</div>}
      <div className={styles.words} data-grand={grand}>
        {!titleFirst && sentence}
        {text !== undefined && <p className={styles.text}>{text}</p>}
        {children}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </section>
  );
}
