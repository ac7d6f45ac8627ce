import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, type CSSProperties } from 'react';
import type { StageChain } from '../../../engine/show/show.ts';
import { LINK_WORDS, chainGrid } from '../parts/chain-grid.ts';
import { useWords } from '../words.ts';
import { ChainLink, type LinkEdit } from './chain-link.tsx';

/** px below a single row from which on names and captions are shown in full. */
const ROOM_FOR_CAPTIONS = 64;

/** The chain in preview: face after face on the thread, each step's distance on the thread between them. */
export function ChainRow({
  chain,
  edit,
  asking = false,
  onDrawn,
}: {
  readonly chain: StageChain;
  /** Lets the links between visitor and target be changed. */
  readonly edit?: LinkEdit;
  /** Another chain is being searched; this one is the last. */
  readonly asking?: boolean;
  /** Told of each picture that is there, or will not come. */
  readonly onDrawn?: (picture: string) => void;
}) {
  const { say } = useWords();
  const { ref, width, height } = useElementSize();
  const { columns, picture, rows } = chainGrid(chain.links.length, width, height);
  const roomy = rows === 1 && height - picture > LINK_WORDS + ROOM_FOR_CAPTIONS;
  const style = { '--columns': columns, '--picture': `${picture}px`, '--rows': rows } as CSSProperties;
  const list = useRef<HTMLOListElement>(null);
  const position = useRef(0);
  // A face that was left out takes the focus with it: whoever works by keyboard goes on at the same place.
  useEffect(() => {
    if (position.current === 0 || document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-position="${position.current}"]`)?.focus();
  }, [chain.id]);
  return (
    <div className={asking ? 'chain-place asking' : 'chain-place'} ref={ref}>
      {width > 0 && (
        <ol
          className={roomy ? 'chain roomy' : 'chain'}
          style={style}
          aria-label={say('operator.chain')}
          ref={list}
          onFocus={({ target }) => {
            position.current = Number(target.dataset['position'] ?? 0);
          }}
          onMouseDown={() => {
            position.current = 0;
          }}
        >
          {chain.links.map((link, index) => (
            <ChainLink
              key={link.id}
              link={link}
              position={index}
              weakest={index === chain.weakest}
              ticket={chain.ticket}
              start={index % columns === 0}
              roomy={roomy}
              onDrawn={
                onDrawn &&
                (() => {
                  onDrawn(link.picture);
                })
              }
              edit={index > 0 && index < chain.links.length - 1 ? edit : undefined}
            />
          ))}
        </ol>
      )}
    </div>
  );
}
