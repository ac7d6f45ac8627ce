// A Linux network namespace with loopback and nothing else: the network cut off, for native code and browsers, too.
// The system itself counts what could not be sent because there is no way out.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Cut {
  readonly command: string;
  readonly args: readonly string[];
}

const LOOPBACK_UP = [
  'ip link set lo up',
  'ifconfig lo up',
  // SIOCSIFFLAGS with IFF_UP, for machines without either tool; every Debian has perl-base.
  `perl -e 'use Socket; socket(my $s, AF_INET, SOCK_DGRAM, 0) or exit 1; ioctl($s, 0x8914, pack("a16 s x14", "lo", 1)) or exit 1'`,
].join(' 2>/dev/null || ');

/** Why it cannot be done here, or null when it can. */
export function cutProblem(): string | null {
  if (process.platform !== 'linux') return 'only Linux has network namespaces';
  const trial = cutOff('true', []);
  const { status, stderr, error } = spawnSync(trial.command, trial.args, { encoding: 'utf8' });
  if (error) return `unshare does not run (${error.message})`;
  return status === 0 ? null : `this system does not allow it (${stderr.trim()})`;
}

/**
 * The command to spawn so that the given one has no network.
 *
 * @param countFile written when it has ended: how often something, whatever it was, asked for a way out
 */
export function cutOff(command: string, args: readonly string[], countFile?: string): Cut {
  // Both counters exist in the namespace only, so they hold nothing of other processes.
  const count = String.raw`awk '/^Ip:/ { if (!n) { for (i = 1; i <= NF; i++) if ($i == "OutNoRoutes") n = i } else v4 = $n } END { print v4 + 0 }' /proc/net/snmp`;
  const count6 = `awk '$1 == "Ip6OutNoRoutes" { print $2 }' /proc/net/snmp6 2>/dev/null`;
  const script =
    countFile === undefined
      ? `${LOOPBACK_UP} || exit 90; exec "$@"`
      : `${LOOPBACK_UP} || exit 90; file="$1"; shift; "$@"; status=$?; { ${count}; ${count6}; } > "$file"; exit $status`;
  const given = countFile === undefined ? [command, ...args] : [countFile, command, ...args];
  return {
    command: 'unshare',
    args: ['--user', '--map-root-user', '--net', 'sh', '-c', script, 'sh', ...given],
  };
}

/**
 * How often anything in the namespace asked for an IPv4 address outside, name servers included; 0 is silence.
 *
 * Chromium looks now and then whether IPv6 has a way out, by naming an address without sending anything: such
 * questions are in `readCounts` only.
 */
export function readCount(countFile: string): number {
  return readCounts(countFile).ipv4;
}

export function readCounts(countFile: string): { readonly ipv4: number; readonly ipv6: number } {
  const [ipv4 = Number.NaN, ipv6 = 0] = readFileSync(countFile, 'utf8').trim().split(/\s+/).map(Number);
  return { ipv4, ipv6 };
}
