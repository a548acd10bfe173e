/** What a program asks of the file system, read from the record that `strace` keeps of it. */

/** One call that changes what stands in a folder or that forces it to the disk. Paths are absolute. */
export type Call =
  | { call: 'create'; path: string }
  | { call: 'write'; path: string; at: number; bytes: Buffer }
  | { call: 'truncate'; path: string; size: number }
  | { call: 'mode'; path: string; mode: number }
  | { call: 'sync'; path: string }
  | { call: 'rename'; from: string; to: string }
  | { call: 'link'; from: string; to: string }
  | { call: 'remove'; path: string }
  | { call: 'folder'; path: string }
  | { call: 'say'; line: string };

/** Every call by which Node and SQLite change files. One that is not understood below ends the reading. */
const TRACED = `
  openat open creat write pwrite64 writev pwritev pwritev2 fsync fdatasync ftruncate truncate rename renameat renameat2 unlink unlinkat
  link linkat symlink symlinkat mkdir mkdirat rmdir copy_file_range sendfile fallocate sync_file_range msync chmod fchmod fchmodat`;

/** Arguments of `strace`: bytes and paths in hexadecimal and in full, the path of every handle. */
export function straceArguments(log: string): string[] {
  const format = ['-f', '-y', '-xx', '-s', '1048576', '--seccomp-bpf', '-qq', '-e', 'signal=none'];
  return [...format, '-e', `trace=${TRACED.trim().split(/\s+/).join(',')}`, '-o', log];
}

const text = (hex: string) => bytesOf(hex).toString('utf8');
const bytesOf = (hex: string) => Buffer.from(hex.replaceAll('\\x', ''), 'hex');

/** Calls of two threads at once are told in two lines; the later one says that it is done. */
function* wholeLines(log: string): Generator<{ call: string; rest: string }> {
  const begun = new Map<string, string>();
  for (const line of log.split('\n')) {
    const [, thread = '', what = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (what.endsWith('<unfinished ...>')) {
      begun.set(thread, what.slice(0, -'<unfinished ...>'.length).trimEnd());
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(what);
    const whole = resumed ? `${begun.get(thread) ?? ''}${resumed[1] ?? ''}` : what;
    const [, call, rest] = /^(\w+)\((.*)$/.exec(whole) ?? [];
    if (call && rest !== undefined && !/ = -1 E|= \?$/.test(rest)) yield { call, rest };
  }
}

/** `21<path>`, at the beginning of the arguments. */
const handleOf = (rest: string) => {
  const [, number = '', path = ''] = /^(\w+)<([^>]*)>/.exec(rest) ?? [];
  return { number, path: text(path) };
};
const quoted = (rest: string) => [...rest.matchAll(/"([^"]*)"/g)].map(([, hex = '']) => hex);
const resultOf = (rest: string) => Number(/\) += (\d+)/.exec(rest)?.[1] ?? 0);

/**
 * The calls that concern `root`, and what the program said on its standard output, in their order.
 *
 * @throws Error for a call inside `root` that is not understood
 */
export function callsIn(log: string, root: string): Call[] {
  const calls: Call[] = [];
  /** Handle -> where the next byte goes that comes without a place. */
  const places = new Map<string, number>();
  const inside = (path: string) => path === root || path.startsWith(`${root}/`);
  for (const { call, rest } of wholeLines(log)) {
    const { number, path } = handleOf(rest);
    const [first = '', second = ''] = quoted(rest);
    if (call === 'write' && number === '1') {
      for (const line of text(first).split('\n').filter(Boolean)) calls.push({ call: 'say', line });
      continue;
    }
    const named = /^(?:openat|unlinkat|mkdirat)$/.test(call) ? resolved(path, text(first)) : text(first);
    const subject =
      /^\w+<[^>]*>, (?!")/.test(rest) || /^f?(?:data)?sync|^p?writev?\d*/.test(call) ? path : named;
    if (!inside(subject) && !inside(text(second))) {
      if (call === 'openat') places.delete(String(resultOf(rest)));
      continue;
    }
    switch (call) {
      case 'openat': {
        places.set(String(resultOf(rest)), 0);
        if (rest.includes('O_CREAT')) calls.push({ call: 'create', path: named });
        if (rest.includes('O_TRUNC')) calls.push({ call: 'truncate', path: named, size: 0 });
        break;
      }
      case 'write':
      case 'writev': {
        const bytes = Buffer.concat(quoted(rest).map(bytesOf)).subarray(0, resultOf(rest));
        const at = places.get(number) ?? 0;
        calls.push({ call: 'write', path, at, bytes });
        places.set(number, at + bytes.length);
        break;
      }
      case 'pwrite64': {
        const at = Number(/, (\d+)\) += /.exec(rest)?.[1]);
        calls.push({ call: 'write', path, at, bytes: bytesOf(first).subarray(0, resultOf(rest)) });
        break;
      }
      case 'ftruncate':
        calls.push({ call: 'truncate', path, size: Number(/, (\d+)\) += /.exec(rest)?.[1]) });
        break;
      case 'chmod':
      case 'fchmod':
        calls.push({
          call: 'mode',
          path: subject,
          mode: Number.parseInt(/, 0(\d+)\) += /.exec(rest)?.[1] ?? '', 8),
        });
        break;
      case 'fsync':
      case 'fdatasync':
        calls.push({ call: 'sync', path });
        break;
      case 'rename':
      case 'link':
        calls.push({ call, from: text(first), to: text(second) });
        break;
      case 'unlink':
      case 'rmdir':
      case 'unlinkat':
        calls.push({ call: 'remove', path: named });
        break;
      case 'mkdir':
        calls.push({ call: 'folder', path: named });
        break;
      default:
        throw new Error(`${call} inside ${root} is not understood: ${rest.slice(0, 200)}`);
    }
  }
  return calls;
}

const resolved = (folder: string, name: string) => (name.startsWith('/') ? name : `${folder}/${name}`);
