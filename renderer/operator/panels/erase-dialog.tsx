import { Modal } from '@mantine/core';
import type { Visitor } from '../../../engine/show/show.ts';
import { Face } from '../parts/face.tsx';
import { visitorPicture } from '../parts/picture-of.ts';
import { useWords } from '../words.ts';

/** Erasing cannot be taken back: the face and the consequence are shown before it is done. */
export function EraseDialog({
  visitor,
  onStage,
  inTouch,
  onCancel,
  onErase,
}: {
  readonly visitor: Visitor | null;
  readonly onStage: boolean;
  readonly inTouch: boolean;
  readonly onCancel: () => void;
  readonly onErase: (visitor: Visitor) => void;
}) {
  const { say } = useWords();
  return (
    <Modal
      opened={visitor !== null}
      onClose={onCancel}
      centered
      size={560}
      title={visitor === null ? '' : say('operator.erase.title', { ticket: visitor.ticket })}
      closeButtonProps={{ 'aria-label': say('operator.erase.cancel') }}
      transitionProps={{ duration: 0 }}
    >
      {visitor !== null && (
        <div className="erase">
          <Face picture={visitorPicture(visitor.id)} size={160} />
          <div>
            <p>{say('operator.erase.consequence')}</p>
            {onStage && <p className="trouble">{say('operator.erase.on-stage')}</p>}
          </div>
          <div className="erase-buttons">
            <button
              type="button"
              className="quiet-button"
              data-testid="erase-cancel"
              data-autofocus
              onClick={onCancel}
            >
              {say('operator.erase.cancel')}
            </button>
            <button
              type="button"
              className="danger-button"
              data-testid="erase-confirm"
              disabled={!inTouch}
              onClick={() => {
                onErase(visitor);
              }}
            >
              {say('operator.erase.confirm', { ticket: visitor.ticket })}
            </button>
          </div>
        </div>
      )}
    </Modal>
  );
}
