import { UnstyledButton } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import { BigButton } from '../parts/big-button.tsx';
import { LeaveButton } from '../parts/leave-button.tsx';
import { Screen } from '../parts/screen.tsx';
import { usePictureUrl } from '../parts/use-picture-url.ts';
import { useBoothParts, usePress, useSay, useVisit } from '../use-booth.ts';
import { cropAround } from '../crop-around.ts';
import styles from './choosing-screen.module.css';

const percent = (share: number): string => `${share * 100}%`;

/** Several faces are in the picture: the visitor touches the one that is meant. */
export function ChoosingScreen(): ReactNode {
  const say = useSay();
  const press = usePress();
  const { booth } = useBoothParts();
  const picture = useVisit('picture');
  const faces = useVisit('faces');
  const url = usePictureUrl(picture?.jpeg ?? null);
  if (picture === null) return null;
  // From left to right for who tabs through them; the engine's numbers are kept.
  const crop = cropAround(faces);
  const inOrder = faces.map((box, index) => ({ box, index })).sort((a, b) => a.box.x - b.box.x);
  return (
    <Screen
      title={say('booth.choosing.title')}
      text={say('booth.choosing.text')}
      scene={
        <div className={styles.wall}>
          <div
            className={`rim-light ${styles.picture ?? ''}`}
            style={
              { '--aspect': (crop.width * picture.width) / (crop.height * picture.height) } as CSSProperties
            }
          >
            {url !== null && (
              <img
                className={styles.canvas}
                style={{
                  left: percent(-crop.x / crop.width),
                  top: percent(-crop.y / crop.height),
                  width: percent(1 / crop.width),
                  height: percent(1 / crop.height),
                }}
                src={url}
                alt={say('booth.picture.alt')}
              />
            )}
            {inOrder.map(({ box, index }, position) => (
              <UnstyledButton
                key={index}
                className={styles.face ?? ''}
                style={{
                  left: percent((box.x - crop.x) / crop.width),
                  top: percent((box.y - crop.y) / crop.height),
                  width: percent(box.width / crop.width),
                  height: percent(box.height / crop.height),
                }}
                aria-label={say('booth.choosing.face', { number: position + 1 })}
                data-testid={`booth-face-${index}`}
                onClick={() => {
                  booth.send({ type: 'FACE', index });
                }}
              />
            ))}
          </div>
        </div>
      }
      actions={
        <>
          <LeaveButton />
          <BigButton
            testId="booth-retake"
            onPress={() => {
              press('RETAKE');
            }}
          >
            {say('booth.picture.retake')}
          </BigButton>
        </>
      }
    />
  );
}
