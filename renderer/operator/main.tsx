// The operator's page: the control room's monitor, or a tablet in the wings.
//
// What an end-to-end test finds (data-testid, and state in data-attributes):
//   operator           data-connection = connecting | open | lost, data-in-touch = true | false
//   program            data-word = standby | live | black, data-phase, data-position, data-wanted-face,
//                      data-projector = absent | silent | agrees | following | black-but-should-show |
//                      shows-but-should-be-black | shows-something-else, data-screen, data-shown-face
//   stage-word         the big word
//   program-link       one a link of the running chain: data-face, data-state = past | current | to-come
//   preview            data-state = empty | searching | ready | impossible, data-visitor, data-target
//   chain-link         one a link in preview: data-face, data-step, data-weakest = true | false
//   chain-cost, chain-bound, chain-proof (data-optimal), punch-line
//   visitor            one a tile (press = preview): data-visitor, data-ticket, data-cursor, data-shown,
//                      data-starred, data-hidden, data-in-preview, data-on-stage
//   visitor-star, visitor-menu, visitor-hide, visitor-erase   (data-visitor), erase-confirm, erase-cancel
//   search, with-hidden, queue-count
//   target             data-target = <face id> | closest | ugliest | random | any-rogue, data-chosen
//   clear-preview
//   link-open          the button of a link between visitor and target: data-position, data-face, data-pinned; its menu:
//                      link-pin, link-forbid, link-swap; then one swap a face: data-face, data-cost
//   alternative        data-chain, data-cost;  left-out (press = let in again): data-face
//   relax              what would help where there is no chain: data-obstacle;  chain-without: the chain there would be//   links              data-links = auto | 3 … 12, data-chosen
//   fine, alpha, alpha-less, alpha-more, weakest-limit, weakest-less, weakest-more, weakest-off, fresh-only (data-on)
//   go (data-ready, data-reason), go-reason, next, back, blackout (data-on), panic
//   trouble            data-place = stage | preview | queue: a refusal in words
//   lost-banner, notices (data-count), notice, notices-done, language-en, language-nl
import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import { createRoot } from 'react-dom/client';
import { createClient } from '../shared/client.ts';
import { theme } from '../shared/theme.ts';
import '../shared/tokens.css';
import { engineLine } from './engine-line.ts';
import { OperatorPage } from './operator-page.tsx';
import { createOperator } from './operator.ts';
import './styles/operator.css';

const client = createClient('operator');
const operator = createOperator(engineLine(client), {
  now: () => Date.now(),
  stopwatch: () => performance.now(),
});

createRoot(document.getElementById('operator')!).render(
  <MantineProvider theme={theme} forceColorScheme="dark">
    <OperatorPage operator={operator} />
  </MantineProvider>,
);
