import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { asFileError } from '../engine/atomic-file.ts';
import { UsageError, type Args } from './args.ts';

export const PASSPHRASE_OPTION = {
  'passphrase-file': {
    value: 'PATH',
    help: 'the first line of this file is the passphrase; asked for otherwise',
  },
} as const;

/**
 * The passphrase from the first line of `--passphrase-file`, or asked for on the terminal without echo. Never an argument: other
 * programs can read those.
 *
 * @param prompt what is asked, such as "Passphrase of the key"
 * @throws UsageError when there is no terminal to ask on, or nothing was given
 */
export async function readPassphrase(args: Args, prompt: string): Promise<string> {
  const path = args.text('passphrase-file');
  const given = path === undefined ? await ask(prompt) : firstLine(path);
  if (given === '') throw new UsageError('The passphrase is empty.');
  return given;
}

function firstLine(path: string): string {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/, 1)[0] ?? '';
  } catch (error) {
    throw asFileError(error, path);
  }
}

async function ask(prompt: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new UsageError('There is no terminal to ask for the passphrase. Give --passphrase-file.');
  process.stderr.write(`${prompt}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
