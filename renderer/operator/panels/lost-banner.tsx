import type { Instant } from '../../../engine/show/show.ts';
import type { ConnectionState } from '../../shared/connection.ts';
import { useWords } from '../words.ts';

/** Says that the engine is away, what that means on the stage, and that nobody need do anything. */
export function LostBanner({
  connection,
  lostAt,
}: {
  readonly connection: ConnectionState;
  readonly lostAt: Instant | null;
}) {
  const { say, language } = useWords();
  if (connection === 'open') return null;
  const time = new Date(lostAt ?? 0).toLocaleTimeString(language, { hour12: false });
  return (
    <div className="lost-banner" role="alert" data-testid="lost-banner" data-connection={connection}>
      <strong>
        {connection === 'lost' ? say('operator.lost.title', { time }) : say('operator.connecting.title')}
      </strong>
      <span>{connection === 'lost' ? say('operator.lost.detail') : say('operator.connecting.detail')}</span>
    </div>
  );
}
