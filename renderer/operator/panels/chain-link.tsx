import { Menu } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { StageLink } from '../../../engine/show/show.ts';
import type { SwapOffer } from '../engine-line.ts';
import { Face } from '../parts/face.tsx';
import { Icon } from '../parts/icon.tsx';
import { KeyHint } from '../parts/key-hint.tsx';
import { useWords } from '../words.ts';
import { SwapList } from './swap-list.tsx';

/** What can be done to a link of the chain in preview. */
export interface LinkEdit {
  readonly inTouch: boolean;
  readonly pinned: readonly string[];
  readonly onPin: (faceId: string) => void;
  readonly onForbid: (faceId: string) => void;
  readonly swaps: (position: number) => Promise<SwapOffer>;
  readonly onSwap: (chainId: string, position: number, faceId: string) => void;
}

/** One face of the chain, under the step that leads to it. */
export function ChainLink({
  link,
  position,
  weakest,
  ticket,
  start,
  roomy,
  edit,
  onDrawn,
}: {
  readonly link: StageLink;
  readonly position: number;
  readonly weakest: boolean;
  readonly ticket: number;
  readonly start: boolean;
  readonly roomy: boolean;
  readonly edit: LinkEdit | undefined;
  /** Its picture is there, or will not come. */
  readonly onDrawn: (() => void) | undefined;
}) {
  const { say, of, distance, likeness } = useWords();
  const name = link.kind === 'visitor' ? say('operator.ticket', { ticket }) : of(link.name);
  const caption = link.caption === null ? '' : of(link.caption);
  return (
    <li
      className={`chain-link ${link.kind === 'visitor' ? 'probe' : ''} ${weakest ? 'weakest' : ''} ${start ? 'row-start' : ''}`}
      data-testid="chain-link"
      data-face={link.id}
      data-step={link.step ?? ''}
      data-weakest={weakest}
      title={[name, caption].filter((part) => part !== '').join(', ')}
    >
      <p className="step">
        {link.step !== null && (
          <span className="step-value">
            {weakest && <strong>{say('operator.weakest')} </strong>}
            {distance(link.step)}
          </span>
        )}
      </p>
      {edit === undefined ? (
        <Face picture={link.picture} size={320} onSettled={onDrawn} />
      ) : (
        <EditableFace link={link} position={position} name={name} edit={edit} onDrawn={onDrawn} />
      )}
      <p className={roomy ? 'display name' : 'display name one-line'}>{name}</p>
      <p className="likeness one-line">{link.likeness === null ? '' : likeness(link.likeness)}</p>
      {roomy && <p className="caption">{caption}</p>}
    </li>
  );
}

/** The face as a button with a menu; P, X and S do the same where the focus is. */
function EditableFace({
  link,
  position,
  name,
  edit,
  onDrawn,
}: {
  readonly link: StageLink;
  readonly position: number;
  readonly name: string;
  readonly edit: LinkEdit;
  readonly onDrawn: (() => void) | undefined;
}) {
  const { say } = useWords();
  const [view, setView] = useState<'closed' | 'menu' | 'swaps'>('closed');
  const pinned = edit.pinned.includes(link.id);
  const pin = () => {
    setView('closed');
    edit.onPin(link.id);
  };
  const forbid = () => {
    setView('closed');
    edit.onForbid(link.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !edit.inTouch) return;
    switch (event.key.toLowerCase()) {
      case 'p':
        pin();
        break;
      case 'x':
        forbid();
        break;
      case 's':
        setView('swaps');
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="link-face" onKeyDown={onKeyDown}>
      <Menu
        opened={view !== 'closed'}
        onChange={(opened) => {
          setView(opened ? 'menu' : 'closed');
        }}
        position="bottom"
        withArrow
        returnFocus
        menuItemTabIndex={0}
      >
        <Menu.Target>
          <button
            type="button"
            className={pinned ? 'link-open pinned' : 'link-open'}
            data-testid="link-open"
            data-position={position}
            data-face={link.id}
            data-pinned={pinned}
            disabled={!edit.inTouch}
            aria-label={say(pinned ? 'operator.link.change.pinned' : 'operator.link.change', { name })}
          >
            <Face picture={link.picture} size={320} onSettled={onDrawn} />
            {pinned && (
              <span className="pin-mark">
                <Icon name="pin" />
                {say('operator.link.pinned')}
              </span>
            )}
          </button>
        </Menu.Target>
        <Menu.Dropdown className="link-menu">
          {view === 'swaps' ? (
            <SwapList
              swaps={() => edit.swaps(position)}
              onSwap={(chainId, faceId) => {
                setView('closed');
                edit.onSwap(chainId, position, faceId);
              }}
            />
          ) : (
            <>
              <Menu.Item
                leftSection={<Icon name="pin" />}
                rightSection={<KeyHint keys="P" />}
                data-testid="link-pin"
                onClick={pin}
              >
                {say(pinned ? 'operator.link.unpin' : 'operator.link.pin')}
              </Menu.Item>
              <Menu.Item
                leftSection={<Icon name="cross" />}
                rightSection={<KeyHint keys="X" />}
                data-testid="link-forbid"
                onClick={forbid}
              >
                {say('operator.link.forbid')}
              </Menu.Item>
              <Menu.Item
                leftSection={<Icon name="swap" />}
                rightSection={<KeyHint keys="S" />}
                data-testid="link-swap"
                closeMenuOnClick={false}
                onClick={() => {
                  setView('swaps');
                }}
              >
                {say('operator.link.swap')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
