import type { Instant, Program, StageLink } from '../../../engine/show/show.ts';
import { Face } from '../parts/face.tsx';
import { beside, type Beside } from '../state/beside.ts';
import { isInTouch, type OperatorState } from '../state/operator-state.ts';
import { projectorVerdict, type ProjectorVerdict } from '../state/projector-verdict.ts';
import { stageWord } from '../state/stage-word.ts';
import { useWords } from '../words.ts';
import { ProgramThread } from './program-thread.tsx';

/** What the audience sees: the state in a word, the picture, what comes next, and whether the projector agrees. */
export function ProgramPanel({ state, now }: { readonly state: OperatorState; readonly now: Instant }) {
  const { say } = useWords();
  const { program, report, system } = state;
  const word = stageWord(program);
  const verdict = projectorVerdict(program, report, system?.projectors ?? 0, state.disagreesSince, now);
  const current = program.phase === 'live' ? program.chain.links[program.position] : undefined;
  const next = beside(program, 1);
  return (
    <section
      className="panel program"
      aria-label={say('operator.program')}
      data-testid="program"
      data-word={word}
      data-phase={program.phase}
      data-position={program.phase === 'live' ? program.position : ''}
      data-wanted-face={word === 'live' ? (current?.id ?? '') : ''}
      data-projector={verdict.kind}
      data-screen={report?.screen ?? ''}
      data-shown-face={report?.faceId ?? ''}
    >
      <header className="panel-head">
        <strong className={`stage-word display ${word}`} data-testid="stage-word" aria-live="polite">
          {say(`operator.word.${word}`)}
        </strong>
        <div className="panel-title">
          <h2>{say('operator.program')}</h2>
          <Verdict verdict={verdict} state={state} />
        </div>
      </header>
      <div className="program-body">
        <Screen program={program} current={current} />
        <aside className="coming">
          <h3>{say('operator.next')}</h3>
          <Coming next={next} />
        </aside>
      </div>
      <ProgramThread program={program} />
    </section>
  );
}

const VERDICT = {
  absent: 'operator.projector.absent',
  silent: 'operator.projector.silent',
  following: 'operator.projector.following',
  'black-but-should-show': 'operator.projector.black',
  'shows-but-should-be-black': 'operator.projector.shows',
  'shows-something-else': 'operator.projector.else',
} as const satisfies Record<Exclude<ProjectorVerdict['kind'], 'agrees'>, string>;

const SCREEN = {
  black: 'operator.screen.black',
  morphing: 'operator.screen.morphing',
  holding: 'operator.screen.holding',
  'punch-line': 'operator.screen.punch-line',
} as const;

function Verdict({ verdict, state }: { readonly verdict: ProjectorVerdict; readonly state: OperatorState }) {
  const { say } = useWords();
  if (state.system === null) return null;
  if (!isInTouch(state)) return <p className="verdict wrong">{say('operator.projector.unknown')}</p>;
  const wrong = verdict.kind !== 'agrees' && verdict.kind !== 'following';
  return (
    <p className={`verdict ${wrong ? 'wrong' : ''}`} role="status">
      {verdict.kind === 'agrees' ? say(SCREEN[verdict.screen]) : say(VERDICT[verdict.kind])}
    </p>
  );
}

/** The projector's screen in small: what is on it, never what is in preview. */
function Screen({
  program,
  current,
}: {
  readonly program: Program;
  readonly current: StageLink | undefined;
}) {
  const { say, of, likeness } = useWords();
  if (program.phase === 'black') {
    return (
      <div className="screen empty">
        <p>{say(program.blackout ? 'operator.screen.blackout' : 'operator.screen.nothing')}</p>
      </div>
    );
  }
  const { chain, position } = program;
  if (program.blackout) {
    const where = current === undefined ? say('operator.punch-line') : of(current.name);
    return (
      <div className="screen empty">
        <p>{say('operator.screen.kept', { where })}</p>
      </div>
    );
  }
  if (current === undefined) {
    return (
      <div className="screen punch">
        <p className="display">{of(chain.punchLine)}</p>
      </div>
    );
  }
  return (
    <div className="screen">
      <Face picture={current.picture} size={640} />
      <div className="screen-words">
        <p className="step-number">
          {position === 0
            ? say('operator.ticket', { ticket: chain.ticket })
            : say('operator.step', { number: position, of: chain.links.length - 1 })}
        </p>
        <p className="display name">{of(current.name)}</p>
        {current.caption !== null && <p className="caption">{of(current.caption)}</p>}
        {current.likeness !== null && <p className="likeness">{likeness(current.likeness)}</p>}
      </div>
    </div>
  );
}

function Coming({ next }: { readonly next: Beside }) {
  const { say, of } = useWords();
  switch (next.kind) {
    case 'link':
      return (
        <>
          <Face picture={next.link.picture} size={320} />
          <p className="display name">{of(next.link.name)}</p>
        </>
      );
    case 'punch-line':
      return <p className="display">{say('operator.punch-line')}</p>;
    case 'end':
      return <p className="display">{say('operator.next.end')}</p>;
    case 'nothing':
      return <p className="quiet">{say('operator.next.nothing')}</p>;
    default:
      return next satisfies never;
  }
}
