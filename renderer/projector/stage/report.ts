import type { ProjectorReport } from '../../../engine/show/show.ts';
import type { Frame } from '../timeline/frame.ts';

/** Pure: what a frame is called when the engine is told of it. */
export function reportOf(frame: Frame): ProjectorReport {
  const dark = frame.screen === 'black';
  const face = dark ? undefined : frame.score?.chain.links[frame.face];
  return { revision: frame.revision, screen: frame.screen, faceId: face?.id ?? null };
}

export const sameReport = (a: ProjectorReport | null, b: ProjectorReport | null): boolean =>
  a?.revision === b?.revision && a?.screen === b?.screen && a?.faceId === b?.faceId;

/**
 * Tells the engine what is on the screen, only ever the newest: one message under way at a time, and whatever was
 * passed over meanwhile is not sent later. After a failure the newest is sent again.
 */
export function createReporter(
  send: (report: ProjectorReport) => Promise<unknown>,
  later: (again: () => void) => void,
): { readonly report: (report: ProjectorReport) => void; readonly repeat: () => void } {
  let wanted: ProjectorReport | null = null;
  let sent: ProjectorReport | null = null;
  let busy = false;
  const pump = (): void => {
    if (busy || wanted === null || sameReport(wanted, sent)) return;
    const sending = wanted;
    busy = true;
    send(sending).then(
      () => {
        busy = false;
        sent = sending;
        pump();
      },
      () => {
        busy = false;
        later(pump);
      },
    );
  };
  return {
    report: (report) => {
      wanted = report;
      pump();
    },
    // A restarted engine knows nothing of this projector.
    repeat: () => {
      sent = null;
      pump();
    },
  };
}
