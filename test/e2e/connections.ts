/** What a program and all that it starts asks of the network, as the system sees it: `strace` names every connection and every datagram. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface Connection {
  /** The system call. */
  call: string;
  /** What the socket speaks: `TCP`, `UDP`, with `v6` behind it for IPv6. */
  protocol: string;
  /** Where to, as `ADDRESS:PORT`; IPv6 in brackets. */
  to: string;
}

/** By connecting a datagram socket, which sends nothing, Chromium learns which interface would lead out and whether IPv6 does. */
const ROUTE_PROBE = /^(?:8\.8\.8\.8:53|\[2001:4860:4860::8888\]:(?:53|443))$/;

/** `sendmsg` and its kind also carry what processes of one program say to each other, a thousand times a second; a name is looked up after a `connect`. */
const CALLS = 'connect,sendto';

/** True where programs can be observed. @throws Error where TRUSTBENCH_REQUIRE_ALL demands that nothing is skipped */
export function canObserve(): boolean {
  const can = spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0;
  if (!can && process.env['TRUSTBENCH_REQUIRE_ALL'])
    throw new Error('strace does not run here, and all must be tested.');
  return can;
}

/**
 * A program that runs `program` under observation.
 *
 * @param log where the calls are written
 * @returns its path
 */
export function observed(program: string, log: string): string {
  let wrapper = `${log}.sh`;
  for (let n = 2; existsSync(wrapper); n += 1) wrapper = `${log}-${n}.sh`;
  const calls = `${wrapper}.calls`;
  // In a file of its own each: two observers do not append to one.
  appendFileSync(log, `${calls}\n`);
  const observe = `strace -f -yy --seccomp-bpf -qq -s 0 -e signal=none -e trace=${CALLS} -o '${calls}'`;
  writeFileSync(wrapper, `#!/bin/sh\nexec ${observe} '${program}' "$@"\n`);
  chmodSync(wrapper, 0o700);
  return wrapper;
}

/** What was asked of the network so far by everything that ran under `log`. */
export function connectionsIn(log: string): Connection[] {
  const files = readFileSync(log, 'utf8').trim().split('\n');
  return files
    .filter((file) => existsSync(file))
    .flatMap((file) => connectionsOf(readFileSync(file, 'utf8')));
}

/** @param calls lines such as `71 connect(3<TCP:[9]>, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.2")}, 16) = 0` */
export function connectionsOf(calls: string): Connection[] {
  return calls
    .split('\n')
    .flatMap((line) => {
      const [, call, protocol = ''] = /^\d+ +(\w+)\(\d+<(\w+)/.exec(line) ?? [];
      const address = /inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/.exec(line);
      const port = /sin6?_port=htons\((\d+)\)/.exec(line)?.[1];
      if (!call || !address || !port) return [];
      return [{ call, protocol, to: `${address[1] ?? `[${address[2]}]`}:${port}` }];
    })
    .filter(
      ({ call, protocol, to }) => !(call === 'connect' && protocol.startsWith('UDP') && ROUTE_PROBE.test(to)),
    );
}
