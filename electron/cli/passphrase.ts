import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { AppError } from '../../shared/domain/errors.ts';
import type { Args } from './args.ts';

const PASSPHRASE_MAX_BYTES = 4096;

/** First line of a file, without its end. @throws AppError file_missing, bad_input */
function readPassphrase(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new AppError('file_missing', `The passphrase file ${path} can not be read: ${String(error)}`);
  }
  const [line = ''] = text.split(/\r?\n/, 1);
  if (line === '' || Buffer.byteLength(line) > PASSPHRASE_MAX_BYTES)
    throw new AppError('bad_input', `${path} must hold the passphrase in its first line.`);
  return line;
}

/** Asks on the terminal without showing what is typed. */
function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  return new Promise((resolve, reject) => {
    lines.once('SIGINT', () => {
      lines.close();
      process.kill(process.pid, 'SIGINT');
      reject(new AppError('cancelled', 'No passphrase was entered.'));
    });
    lines.question('', (answer) => {
      lines.close();
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}

function requireTerminal(option: string, what: string): void {
  if (process.stdin.isTTY) return;
  throw new AppError(
    'passphrase_required',
    `${what} Give --${option} PATH, or run the command on a terminal.`,
  );
}

/** The passphrase that the command was given, if any. Never an argument: those are seen by every program of the computer. */
export function givenPassphrase(args: Args): string | undefined {
  const path = args.text('passphrase-file');
  return path === undefined ? undefined : readPassphrase(path);
}

export const COPY_PASSPHRASE_OPTION = {
  'copy-passphrase-file': {
    value: 'PATH',
    help: 'file whose first line is a passphrase for the copy; otherwise it has that of the workspace, if any',
  },
} as const;

/** A passphrase for the copy that is written, if one was given. */
export function givenCopyPassphrase(args: Args): string | undefined {
  const path = args.text('copy-passphrase-file');
  return path === undefined ? undefined : readPassphrase(path);
}

/** The passphrase of an encrypted file. @throws AppError passphrase_required away from a terminal */
export async function needPassphrase(args: Args, file: string): Promise<string> {
  const given = givenPassphrase(args);
  if (given !== undefined) return given;
  requireTerminal('passphrase-file', `${file} is encrypted.`);
  return ask(`Passphrase of ${file}: `);
}

/** A new passphrase, entered twice. @throws AppError bad_input when both differ */
export async function needNewPassphrase(args: Args): Promise<string> {
  const path = args.text('new-passphrase-file');
  if (path !== undefined) return readPassphrase(path);
  requireTerminal('new-passphrase-file', 'The new passphrase is missing.');
  const first = await ask('New passphrase: ');
  if ((await ask('Once more: ')) === first) return first;
  throw new AppError('bad_input', 'The two entries differ. Run the command again.');
}

export const KEY_PASSPHRASE_OPTION = {
  'key-passphrase-file': {
    value: 'PATH',
    help: 'file whose first line is the passphrase of the signing key; that of --passphrase-file otherwise',
  },
} as const;

/** The passphrase of the signing key, from a file or from the terminal. @throws AppError passphrase_required away from a terminal */
export async function needKeyPassphrase(args: Args, prompt: string): Promise<string> {
  const path = args.text('key-passphrase-file');
  const given = path === undefined ? givenPassphrase(args) : readPassphrase(path);
  if (given !== undefined) return given;
  requireTerminal('key-passphrase-file', `${prompt} is missing.`);
  return ask(`${prompt}: `);
}
