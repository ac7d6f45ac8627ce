// Loaded into engine processes with `--import`: writes down every address that JavaScript asks for and that is not
// this machine. One line each in the file that TRONIE_NETWORK_GUARD names; an empty file means silence.
// Put into NODE_OPTIONS it covers child processes and worker threads from files, too (Node preloads nothing into
// a worker made from a string, and we have none). Native code is not seen by this: for
// that there is without-network.ts, where the system counts.
import { appendFileSync } from 'node:fs';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread, threadId } from 'node:worker_threads';

const file = process.env.TRONIE_NETWORK_GUARD;

/** @param {unknown} host */
function isLoopback(host) {
  const name = String(host ?? 'localhost')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  return (
    name === '' ||
    name === 'localhost' ||
    name === '::1' ||
    /^(::ffff:)?127\./.test(name) ||
    /\.localhost\.?$/.test(name)
  );
}

/**
 * @param {string} how
 * @param {unknown} address
 */
function note(how, address) {
  if (isLoopback(address) || file === undefined) return;
  const where = isMainThread ? 'main thread' : `worker ${threadId}`;
  const from = new Error().stack
    ?.split('\n')
    .slice(3, 8)
    .map((line) => line.trim())
    .join(' ← ');
  appendFileSync(file, `${how} ${String(address)} (process ${process.pid}, ${where}) ${from}\n`);
}

/**
 * @template {object} T
 * @param {T} owner
 * @param {keyof T & string} name
 * @param {(args: any[]) => void} before
 */
function watch(owner, name, before) {
  const original = /** @type {any} */ (owner)[name];
  if (typeof original !== 'function') return;
  /** @this {any} @param {any[]} args */
  const watched = function (...args) {
    before(args);
    return new.target ? Reflect.construct(original, args, new.target) : original.apply(this, args);
  };
  // Some carry a symbol for util.promisify, or statics.
  Object.defineProperties(watched, Object.getOwnPropertyDescriptors(original));
  /** @type {any} */ (owner)[name] = watched;
}

// net is below http, https, tls, undici's fetch and WebSocket. Its connect() may be given what it normalized itself.
watch(net.Socket.prototype, 'connect', (args) => {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) {
    if (!first.path) note('connect', first.host);
  } else if (typeof first === 'number' || /^\d+$/.test(String(first))) {
    note('connect', typeof second === 'string' ? second : undefined);
  }
});
watch(dgram.Socket.prototype, 'connect', (args) =>
  note('datagram', typeof args[1] === 'string' ? args[1] : undefined),
);
watch(dgram.Socket.prototype, 'send', (args) => {
  note(
    'datagram',
    args.slice(1).find((arg) => typeof arg === 'string'),
  );
});
watch(dgram.Socket.prototype, 'addMembership', (args) => note('multicast', args[0]));

const LOOKUPS = /^(lookup|lookupService|resolve\w*|reverse)$/;
for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of Object.getOwnPropertyNames(owner)) {
    if (LOOKUPS.test(name)) watch(/** @type {any} */ (owner), name, (args) => note('lookup', args[0]));
  }
}
// `import { lookup } from 'node:dns'` must see these, too.
syncBuiltinESMExports();
