import type { ReactNode } from 'react';
import { OVAL } from '../guide/mirror-view.ts';
import styles from './covered-mirror.module.css';

/** The mirror without its picture: one sees that something belongs there. */
export function CoveredMirror(): ReactNode {
  return (
    <div className={styles.wall} aria-hidden="true">
      <div className={styles.glass} style={{ aspectRatio: OVAL.widthOfHeight }} />
    </div>
  );
}
