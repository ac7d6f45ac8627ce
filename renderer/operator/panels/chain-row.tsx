import { useElementSize } from '@mantine/hooks';
import type { CSSProperties } from 'react';
import type { StageChain, StageLink } from '../../../engine/show/show.ts';
import { LINK_WORDS, chainGrid } from '../parts/chain-grid.ts';
import { Face } from '../parts/face.tsx';
import { useWords } from '../words.ts';

/** px below a single row from which on names and captions are shown in full. */
const ROOM_FOR_CAPTIONS = 64;

/** The chain in preview: face after face on the thread, each step's distance on the thread between them. */
export function ChainRow({ chain }: { readonly chain: StageChain }) {
  const { say } = useWords();
  const { ref, width, height } = useElementSize();
  const { columns, picture, rows } = chainGrid(chain.links.length, width, height);
  const roomy = rows === 1 && height - picture > LINK_WORDS + ROOM_FOR_CAPTIONS;
  const style = { '--columns': columns, '--picture': `${picture}px`, '--rows': rows } as CSSProperties;
  return (
    <div className="chain-place" ref={ref}>
      {width > 0 && (
        <ol className={roomy ? 'chain roomy' : 'chain'} style={style} aria-label={say('operator.chain')}>
          {chain.links.map((link, index) => (
            <ChainLink
              key={link.id}
              link={link}
              weakest={index === chain.weakest}
              ticket={chain.ticket}
              start={index % columns === 0}
              roomy={roomy}
            />
          ))}
        </ol>
      )}
    </div>
  );
}

function ChainLink({
  link,
  weakest,
  ticket,
  start,
  roomy,
}: {
  readonly link: StageLink;
  readonly weakest: boolean;
  readonly ticket: number;
  readonly start: boolean;
  readonly roomy: boolean;
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
      <Face picture={link.picture} size={320} />
      <p className={roomy ? 'display name' : 'display name one-line'}>{name}</p>
      <p className="likeness one-line">{link.likeness === null ? '' : likeness(link.likeness)}</p>
      {roomy && <p className="caption">{caption}</p>}
    </li>
  );
}
