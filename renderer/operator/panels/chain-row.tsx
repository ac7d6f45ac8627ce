import { useElementSize } from '@mantine/hooks';
import type { CSSProperties } from 'react';
import type { StageChain, StageLink } from '../../../engine/show/show.ts';
import { chainGrid } from '../parts/chain-grid.ts';
import { Face } from '../parts/face.tsx';
import { useWords } from '../words.ts';

/** The chain in preview: face after face on the thread, each step's distance on the thread between them. */
export function ChainRow({ chain }: { readonly chain: StageChain }) {
  const { say } = useWords();
  const { ref, width, height } = useElementSize();
  const { columns, picture, rows } = chainGrid(chain.links.length, width, height);
  const style = { '--columns': columns, '--picture': `${picture}px`, '--rows': rows } as CSSProperties;
  return (
    <div className="chain-place" ref={ref}>
      {width > 0 && (
        <ol className="chain" style={style} aria-label={say('operator.chain')}>
          {chain.links.map((link, index) => (
            <ChainLink
              key={link.id}
              link={link}
              weakest={index === chain.weakest}
              ticket={chain.ticket}
              start={index % columns === 0}
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
}: {
  readonly link: StageLink;
  readonly weakest: boolean;
  readonly ticket: number;
  readonly start: boolean;
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
      <p className="display name one-line">{name}</p>
      <p className="likeness one-line">{link.likeness === null ? caption : likeness(link.likeness)}</p>
    </li>
  );
}
