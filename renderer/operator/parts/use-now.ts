import { useEffect, useState } from 'react';
import type { Instant } from '../../../engine/show/show.ts';

/** The time, once a second. */
export function useNow(): Instant {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
