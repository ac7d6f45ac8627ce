// A child process that talks as the engine does, and misbehaves on demand: `node engine.ts <behaviour>`.
import { connect } from 'node:net';
import { addressesFromEnvironment } from '../../../engine/host/addresses.ts';
import { reportToHost } from '../../../engine/host/report-to-host.ts';

const host = reportToHost();
const addresses = addressesFromEnvironment(process.env);
const behaviour = process.argv[2];
host.onStop(() => {
  console.log('stopped in good order');
  host.close();
});

console.log(`port ${String(addresses?.port)}, variable left: ${String('TRONIE_ADDRESSES' in process.env)}`);
switch (behaviour) {
  case 'fail':
    console.error('a stack trace');
    await host.failed('Port 4711 is taken by another program.');
    process.exit(1);
    break;
  case 'crash':
    console.error('a stack trace');
    process.exit(3);
    break;
  case 'hang':
    host.ready();
    // After the message has left: a stuck loop sends nothing.
    setTimeout(() => {
      for (;;);
    }, 200);
    break;
  case 'deaf':
    host.ready();
    host.onStop(() => {
      for (;;);
    });
    break;
  case 'call': {
    // An open line to the test shows that this process lives.
    const line = connect(Number(process.argv[3]), '127.0.0.1', () => {
      host.ready();
    });
    host.onStop(() => {
      line.destroy();
    });
    break;
  }
  default:
    host.ready();
}
