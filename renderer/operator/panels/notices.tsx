import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { Notice } from '../../../engine/show/show.ts';
import { useWords } from '../words.ts';

const LEVEL = {
  info: 'operator.notice.info',
  warning: 'operator.notice.warning',
  error: 'operator.notice.error',
} as const satisfies Record<Notice['level'], string>;

const GRAVITY = { info: 0, warning: 1, error: 2 } as const satisfies Record<Notice['level'], number>;

/** The gravest thing that has not been read, in the bar; all of them on a press. */
export function Notices({
  notices,
  readUpTo,
  onRead,
}: {
  readonly notices: readonly Notice[];
  readonly readUpTo: number;
  readonly onRead: (upTo: number) => void;
}) {
  const { say, language } = useWords();
  const [opened, setOpened] = useState(false);
  const unread = notices.filter((notice) => notice.id > readUpTo);
  const head = unread.toSorted((a, b) => GRAVITY[b.level] - GRAVITY[a.level] || b.id - a.id)[0];
  return (
    <div className="notices" data-testid="notices" data-count={unread.length}>
      {head !== undefined && (
        <Popover opened={opened} onChange={setOpened} width={560} position="bottom-start" withArrow>
          <Popover.Target>
            <button
              type="button"
              className={`notice-head ${head.level}`}
              aria-expanded={opened}
              onClick={() => {
                setOpened(!opened);
              }}
            >
              <strong>{say(LEVEL[head.level])}</strong>
              <span className="one-line">{head.text}</span>
              {unread.length > 1 && (
                <span className="more">{say('operator.notice.more', { count: unread.length - 1 })}</span>
              )}
            </button>
          </Popover.Target>
          <Popover.Dropdown className="notice-list">
            <ul>
              {unread.toReversed().map((notice) => (
                <li key={notice.id} className={notice.level} data-testid="notice" data-level={notice.level}>
                  <time>{new Date(notice.at).toLocaleTimeString(language, { hour12: false })}</time>
                  <strong>{say(LEVEL[notice.level])}</strong>
                  <span>{notice.text}</span>
                </li>
              ))}
            </ul>
            <button
              type="button"
              className="quiet-button"
              data-testid="notices-done"
              onClick={() => {
                setOpened(false);
                onRead(notices.at(-1)?.id ?? 0);
              }}
            >
              {say('operator.notice.done')}
            </button>
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  );
}
