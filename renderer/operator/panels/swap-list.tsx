import { Menu } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { SwapOffer } from '../engine-line.ts';
import { Face } from '../parts/face.tsx';
import { useWords } from '../words.ts';

/** Who could stand there instead, each with what the chain would cost then. */
export function SwapList({
  swaps,
  onSwap,
}: {
  readonly swaps: () => Promise<SwapOffer>;
  readonly onSwap: (chainId: string, faceId: string) => void;
}) {
  const { say, of, distance } = useWords();
  const [offer, setOffer] = useState<SwapOffer | string | null>(null);
  /** Asked for one by one: a face that has to be drawn takes a moment. */
  const [drawn, setDrawn] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const ask = useRef(swaps);
  useEffect(() => {
    let wanted = true;
    // Asked once, when the list is opened: what is offered does not change under the hand.
    ask.current().then(
      (answer) => {
        if (wanted) setOffer(answer);
      },
      (error: unknown) => {
        if (wanted) setOffer(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      wanted = false;
    };
  }, []);
  // The item that opened the list is gone, and the keys must go on meaning the menu, not the show.
  useEffect(() => {
    const first = place.current?.querySelector<HTMLElement>('[role="menuitem"]');
    (first ?? place.current)?.focus();
  }, [offer]);
  return (
    <div className="swaps" ref={place} tabIndex={-1} data-testid="swaps">
      {offer === null && <p className="quiet">{say('operator.preview.searching')}</p>}
      {typeof offer === 'string' && <p role="alert">{offer}</p>}
      {offer !== null && typeof offer === 'object' && (
        <>
          <p className="quiet">{say(offer.swaps.length === 0 ? 'operator.swaps.none' : 'operator.swaps')}</p>
          {offer.swaps.map((swap, index) => (
            <Menu.Item
              key={swap.id}
              data-testid="swap"
              data-face={swap.id}
              data-cost={swap.cost}
              leftSection={
                index <= drawn ? (
                  <Face
                    picture={swap.picture}
                    size={160}
                    onSettled={() => {
                      setDrawn((count) => Math.max(count, index + 1));
                    }}
                  />
                ) : (
                  <span className="face" />
                )
              }
              rightSection={<span className="swap-cost">{distance(swap.cost)}</span>}
              onClick={() => {
                onSwap(offer.chainId, swap.id);
              }}
            >
              <span className="display">{of(swap.name)}</span>
              <small>
                {distance(swap.stepBefore)} · {distance(swap.stepAfter)}
              </small>
            </Menu.Item>
          ))}
        </>
      )}
    </div>
  );
}
