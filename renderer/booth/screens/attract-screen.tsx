import type { ReactNode } from 'react';
import { useConnection } from '../../shared/use-connection.ts';
import type { Connection } from '../../shared/connection.ts';
import { BigButton } from '../parts/big-button.tsx';
import { Screen } from '../parts/screen.tsx';
import { Sitter } from '../parts/sitter.tsx';
import { usePress, useSay } from '../use-booth.ts';

/** Nobody is here: a face that moves, one sentence, one thing to press. */
export function AttractScreen({ connection }: { readonly connection: Connection }): ReactNode {
  const say = useSay();
  const press = usePress();
  const open = useConnection(connection) === 'open';
  return (
    <Screen
      grand
      scene={<Sitter />}
      title={say('booth.attract.title')}
      // Whoever starts while the engine is away would end at a closed door: better to say so before.
      text={say(open ? 'booth.attract.text' : 'booth.lost')}
      actions={
        <BigButton
          main
          disabled={!open}
          testId="booth-start"
          onPress={() => {
            press('START');
          }}
        >
          {say('booth.attract.start')}
        </BigButton>
      }
    />
  );
}
