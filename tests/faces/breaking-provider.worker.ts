// A provider's process that breaks at its second picture, in the way that its "models" argument names.
import { serveFaces } from '../../engine/faces/provider-service.ts';
import { pictureWith, standIn } from './provider-stand-in.ts';

const [way] = process.argv.slice(2);
if (way === 'start') process.exit(3);
let runs = 0;
serveFaces(
  standIn('webgpu', () => {
    if (runs++ === 0) return Promise.resolve(pictureWith(process.pid));
    if (way === 'throw') return Promise.reject(new Error('device lost'));
    if (way === 'abort') process.abort();
    if (way === 'hang') for (;;);
    return Promise.resolve(pictureWith(process.pid));
  }),
);
