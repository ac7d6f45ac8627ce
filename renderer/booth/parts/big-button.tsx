import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './big-button.module.css';

export interface BigButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly testId: string;
  /** The main thing of the screen: ochre, and what Enter presses. */
  readonly main?: boolean;
  readonly disabled?: boolean;
}

/** Something to press with a thumb. */
export function BigButton({
  children,
  onPress,
  testId,
  main = false,
  disabled = false,
}: BigButtonProps): ReactNode {
  return (
    <UnstyledButton
      className={styles.button ?? ''}
      data-testid={testId}
      data-main={main || undefined}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </UnstyledButton>
  );
}
