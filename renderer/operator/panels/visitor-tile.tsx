import { Menu } from '@mantine/core';
import type { Instant, Visitor } from '../../../engine/show/show.ts';
import type { Operator } from '../operator.ts';
import { Face } from '../parts/face.tsx';
import { Icon } from '../parts/icon.tsx';
import { visitorPicture } from '../parts/picture-of.ts';
import { waitingTime } from '../parts/waiting-time.ts';
import { useWords } from '../words.ts';

/** One visitor: press the tile for preview; star, hide and erase at its side. */
export function VisitorTile({
  visitor,
  now,
  cursor,
  inPreview,
  onStage,
  inTouch,
  operator,
  onErase,
}: {
  readonly visitor: Visitor;
  readonly now: Instant;
  readonly cursor: boolean;
  readonly inPreview: boolean;
  readonly onStage: boolean;
  readonly inTouch: boolean;
  readonly operator: Operator;
  readonly onErase: () => void;
}) {
  const { say } = useWords();
  const { id, ticket } = visitor;
  const mark = onStage
    ? say('operator.visitor.on-stage')
    : inPreview
      ? say('operator.visitor.in-preview')
      : visitor.hidden
        ? say('operator.visitor.hidden')
        : visitor.shown > 1
          ? say('operator.visitor.shown-often', { count: visitor.shown })
          : visitor.shown === 1
            ? say('operator.visitor.shown')
            : waitingTime(visitor.arrivedAt, now, say);
  const kind = onStage ? 'on-stage' : inPreview ? 'in-preview' : visitor.shown > 0 ? 'shown' : 'waiting';
  return (
    <li className={`visitor ${kind} ${cursor ? 'cursor' : ''} ${visitor.hidden ? 'hidden-visitor' : ''}`}>
      <button
        type="button"
        className="visitor-open"
        disabled={!inTouch}
        aria-current={cursor ? 'true' : undefined}
        data-testid="visitor"
        data-visitor={id}
        data-ticket={ticket}
        data-cursor={cursor}
        data-shown={visitor.shown}
        data-starred={visitor.starred}
        data-hidden={visitor.hidden}
        data-in-preview={inPreview}
        data-on-stage={onStage}
        onClick={() => {
          operator.choose(id);
        }}
      >
        <Face picture={visitorPicture(id)} size={160} />
        <span className="visitor-words">
          <span className="display ticket">{say('operator.ticket', { ticket })}</span>
          <span className="mark one-line">{mark}</span>
        </span>
      </button>
      <button
        type="button"
        className="tile-button star"
        data-testid="visitor-star"
        data-visitor={id}
        disabled={!inTouch}
        aria-pressed={visitor.starred}
        aria-label={say('operator.visitor.star', { ticket })}
        onClick={() => {
          operator.ask({ verb: 'star', visitorId: id, on: !visitor.starred });
        }}
      >
        <Icon name="star" filled={visitor.starred} />
      </button>
      <Menu position="bottom-end" withArrow>
        <Menu.Target>
          <button
            type="button"
            className="tile-button"
            data-testid="visitor-menu"
            data-visitor={id}
            disabled={!inTouch}
            aria-label={say('operator.visitor.menu', { ticket })}
          >
            <Icon name="dots" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            data-testid="visitor-hide"
            data-visitor={id}
            onClick={() => {
              operator.ask({ verb: 'hide', visitorId: id, on: !visitor.hidden });
            }}
          >
            {say(visitor.hidden ? 'operator.visitor.unhide' : 'operator.visitor.hide')}
          </Menu.Item>
          <Menu.Item data-testid="visitor-erase" data-visitor={id} className="erase-item" onClick={onErase}>
            {say('operator.visitor.erase')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
