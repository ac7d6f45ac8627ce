import type { ReactNode } from 'react';
import { useSay, useVisit } from '../use-booth.ts';
import styles from './painting.module.css';
import { usePictureUrl } from './use-picture-url.ts';

/** The picture that was taken, hung as one would hang it, with its label. */
export function Painting({ quiet = false }: { readonly quiet?: boolean }): ReactNode {
  const say = useSay();
  const picture = useVisit('picture');
  const url = usePictureUrl(picture?.jpeg ?? null);
  if (picture === null) return null;
  return (
    <figure className={styles.painting} data-quiet={quiet}>
      <div className={`rim-light ${styles.frame ?? ''}`}>
        {url !== null && (
          <img
            className={styles.canvas}
            src={url}
            alt={say('booth.picture.alt')}
            data-testid="booth-picture"
          />
        )}
      </div>
      {!quiet && (
        <figcaption className={styles.label}>
          {say('booth.picture.label', { width: picture.width, height: picture.height })}
        </figcaption>
      )}
    </figure>
  );
}
