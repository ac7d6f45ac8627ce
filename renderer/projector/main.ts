// The projector's page: draws exactly what the engine's program says, and says what it draws.
//
// For tests, on document.body: data-screen (black | morphing | holding | punch-line), data-face (id of the face shown
// or approached, empty in black), data-position, data-revision (of the program that is drawn), data-engine
// (connecting | open | lost), data-settled (true when nothing moves but the breath and all words are said),
// data-fault (the last thing that went wrong).
// Test ids: projector-canvas, projector-curtain, projector-chain, projector-step, -looksLike, -name, -caption,
// -likeness, projector-punch.
import '../shared/tokens.css';
import './projector.css';
import { createClient } from '../shared/client.ts';
import { sayIn } from '../shared/language.ts';
import { createConductor } from './stage/conductor.ts';
import { createPanicKeys } from './stage/panic-keys.ts';
import { createReporter, reportOf, sameReport } from './stage/report.ts';
import { createStage, type Stage } from './stage/stage.ts';
import { frameAt, isSettled } from './timeline/frame.ts';
import { PLAIN_TIMING } from './timeline/timing.ts';
import type { ProjectorReport } from '../../engine/show/show.ts';

const { engine, connection } = createClient('projector');
const clock = (): number => performance.now();
const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');
const body = document.body.dataset;

const warn = (text: string): void => {
  body.fault = text;
  console.error(text);
};

const root = document.querySelector<HTMLElement>('#stage')!;
const stage = openStage();
const conductor = createConductor({ clock, sheet: PLAIN_TIMING, warn, onChange: wake });
const reporter = createReporter(
  (report) => engine.projector.report.mutate(report),
  (again) => setTimeout(again, 1000),
);

let scheduled = false;
let told: ProjectorReport | null = null;
let paintedAt = -Infinity;
/** Where drawing is done by hand, a face that only breathes is drawn this seldom, ms, and then in full. */
const UNHURRIED = 450;

function wake(): void {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(tick);
}

function tick(): void {
  scheduled = false;
  const now = clock();
  const frame = frameAt(conductor.score(), now, PLAIN_TIMING);
  const dark = frame.score === null;
  const settled = isSettled(frame);
  if (stage?.software === true && settled && body.settled === 'true' && now - paintedAt < UNHURRIED) {
    wake();
    return;
  }
  paintedAt = now;
  if (dark) conductor.clear();
  const warp = !reducedMotion.matches;
  stage?.show(warp ? frame : { ...frame, breath: 1 }, conductor.portraits(), { warp, settled, now });
  body.settled = String(settled);
  tell(reportOf(frame), frame.score?.position ?? null);
  const busy = stage?.prepare(conductor.portraits()) === true;
  if (!dark || busy) wake();
}

function tell(report: ProjectorReport, position: number | null): void {
  body.position = position === null ? '' : String(position);
  if (sameReport(report, told)) return;
  told = report;
  body.screen = report.screen;
  body.face = report.faceId ?? '';
  body.revision = String(report.revision);
  reporter.report(report);
}

function openStage(): Stage | null {
  try {
    return createStage(root);
  } catch (error) {
    warn(`This display cannot draw: ${String(error)}`);
    const fault = document.createElement('p');
    fault.className = 'fault';
    fault.textContent = sayIn('en')('projector.cannotDraw');
    document.body.append(fault);
    return null;
  }
}

engine.projector.watch.subscribe(undefined, {
  onData: (program) => {
    document.documentElement.lang = program.language;
    document.title = sayIn(program.language)('projector.title');
    // Black does not wait for a frame.
    if (program.blackout) stage?.shut();
    conductor.conduct(program);
  },
  onError: (error) => {
    warn(`The engine refused to say what is on: ${error.message}`);
  },
});

const showConnection = (): void => {
  body.engine = connection.get();
  if (connection.get() === 'open') reporter.repeat();
};
connection.subscribe(showConnection);
showConnection();

const panicKey = createPanicKeys();
window.addEventListener('keydown', (event) => {
  const wish = panicKey(event.key, event.repeat, clock());
  if (wish === null) return;
  event.preventDefault();
  conductor.curtain(wish);
  if (conductor.score().curtain.page) stage?.shut();
});

window.addEventListener('resize', () => {
  stage?.resize();
  wake();
});
root.querySelector('canvas')?.addEventListener('webglcontextrestored', wake);
reducedMotion.addEventListener('change', wake);
// Names are measured before they are set: with the real letters, also the first one.
void document.fonts.load("600 100px 'Fraunces Variable'").then(() => {
  stage?.resize();
  wake();
});
wake();
