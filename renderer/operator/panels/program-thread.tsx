import type { Program } from '../../../engine/show/show.ts';
import { Face } from '../parts/face.tsx';
import { useWords } from '../words.ts';

/** The running chain as medallions on the thread: behind, here, to come. */
export function ProgramThread({ program }: { readonly program: Program }) {
  const { say, of } = useWords();
  if (program.phase === 'black') return <div className="program-thread" />;
  const { position, chain } = program;
  return (
    <ol className="program-thread" aria-label={say('operator.chain')}>
      {chain.links.map((link, index) => {
        const place = index < position ? 'past' : index === position ? 'current' : 'to-come';
        return (
          <li
            key={link.id}
            className={place}
            title={of(link.name)}
            aria-current={place === 'current' ? 'step' : undefined}
            data-testid="program-link"
            data-face={link.id}
            data-state={place}
          >
            <Face picture={link.picture} size={160} />
            <span className="visually-hidden">{of(link.name)}</span>
          </li>
        );
      })}
    </ol>
  );
}
