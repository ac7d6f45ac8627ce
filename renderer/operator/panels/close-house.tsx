import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words.ts';

/** The end of the evening: everything about every visitor goes. Asked twice, because it cannot be taken back. */
export function CloseHouse({
  visitors,
  inTouch,
  onClose,
}: {
  /** How many are in the queue, hidden ones included. */
  readonly visitors: number;
  readonly inTouch: boolean;
  readonly onClose: () => void;
}) {
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  const cancel = () => {
    setAsking(false);
  };
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        data-testid="close-house"
        disabled={!inTouch}
        onClick={() => {
          setAsking(true);
        }}
      >
        {say('operator.close-house')}
      </button>
      <Modal
        opened={asking}
        onClose={cancel}
        centered
        size={560}
        title={say('operator.close-house.title')}
        closeButtonProps={{ 'aria-label': say('operator.erase.cancel') }}
        transitionProps={{ duration: 0 }}
      >
        <div className="erase">
          <p>{say('operator.close-house.consequence', { count: visitors })}</p>
          <div className="erase-buttons">
            <button
              type="button"
              className="quiet-button"
              data-testid="close-house-cancel"
              data-autofocus
              onClick={cancel}
            >
              {say('operator.erase.cancel')}
            </button>
            <button
              type="button"
              className="danger-button"
              data-testid="close-house-confirm"
              disabled={!inTouch}
              onClick={() => {
                cancel();
                onClose();
              }}
            >
              {say('operator.close-house.confirm')}
            </button>
          </div>
        </div>
      </Modal>
    </>
  );
}
