import { VERSION } from '../engine/version.ts';
import { parseCommandArgs, UsageError } from './args.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { commandHelp, overallHelp, usageLine } from './help.ts';
import { Interrupted } from './interrupt.ts';
import { printError, printOutcome } from './output.ts';

const USAGE = 2;
/** What shells report of a program that Ctrl C ended. */
const INTERRUPTED = 130;

/**
 * Runs one command line. Results go to standard output, everything else to standard error.
 *
 * @returns the exit code: 0 done, 1 the thing checked failed, 2 wrong usage, unreadable input or refused
 */
export async function runCommandLine(given: readonly string[]): Promise<number> {
  const argv = given[0] === 'help' && given.length > 1 ? [...given.slice(1), '--help'] : given;
  // Once, however many command lines one process runs.
  process.stdout.off('error', endWithReader).on('error', endWithReader);
  const json = argv.includes('--json');
  const found = findCommand(argv);
  if (!found) return explain(argv, json);
  const { command, rest } = found;
  try {
    const args = parseCommandArgs(command, rest);
    if (args.flag('help')) {
      console.log(commandHelp(command));
      return 0;
    }
    const outcome = await command.run(args);
    if (!outcome) return 0;
    printOutcome(outcome, args.flag('json'));
    return outcome.exitCode ?? 0;
  } catch (error) {
    if (error instanceof UsageError) return refuseUsage(error.message, usageLine(command), json);
    printError(error, json);
    // What the command was still waiting for would keep the process alive.
    if (error instanceof Interrupted) process.exit(INTERRUPTED);
    return USAGE;
  }
}

/** A reader such as `head` that has seen enough is no failure. */
function endWithReader(error: NodeJS.ErrnoException): never {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

/** The longest name wins: "sample plan" before "sample". */
function findCommand(argv: readonly string[]): { command: Command; rest: readonly string[] } | undefined {
  for (const words of [2, 1]) {
    const name = argv.slice(0, words).join(' ');
    const command = COMMANDS.find((c) => c.name === name);
    if (command) return { command, rest: argv.slice(words) };
  }
  return undefined;
}

/** No command was named, or only the first word of one. */
function explain(argv: readonly string[], json: boolean): number {
  const [word] = argv;
  const group = COMMANDS.filter((c) => c.name.startsWith(`${word} `));
  if (word === '--version') {
    console.log(json ? JSON.stringify({ version: VERSION }) : VERSION);
    return 0;
  }
  const asksForHelp = argv.includes('--help') || word === 'help';
  if (asksForHelp && (group.length > 0 || word?.startsWith('--') || word === 'help')) {
    console.log(overallHelp(group.length > 0 ? group : COMMANDS));
    return 0;
  }
  if (group.length > 0) return refuseUsage(`"${word}" needs a second word.`, overallHelp(group), json);
  const message = word === undefined ? 'No command was given.' : `"${word}" is not a command.`;
  return refuseUsage(message, 'trustbench --help lists the commands.', json);
}

function refuseUsage(message: string, usage: string, json: boolean): number {
  console.error(
    json
      ? JSON.stringify({ error: { code: 'bad_input', message, details: { usage } } })
      : `${message}\n${usage}`,
  );
  return USAGE;
}
