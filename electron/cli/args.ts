import { parseArgs } from 'node:util';
import type { Command, OptionSpec } from './command.ts';

/** The command line can not be understood. The message is one line; the usage of the command is printed below it. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Options that every command has. */
export const COMMON_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  as: { value: 'NAME', help: 'who makes the changes; otherwise the name in the settings' },
  'passphrase-file': {
    value: 'PATH',
    help: 'file whose first line is the passphrase of an encrypted workspace; asked for otherwise',
  },
  json: { help: 'print one JSON document and nothing else' },
  help: { help: 'show this help' },
};

type Value = string | boolean | (string | boolean)[] | undefined;

/** The parsed arguments of one command. Every reader throws a UsageError that names the option. */
export class Args {
  readonly positionals: readonly string[];
  private readonly values: Readonly<Record<string, Value>>;

  constructor(positionals: readonly string[], values: Readonly<Record<string, Value>>) {
    this.positionals = positionals;
    this.values = values;
  }

  /** An argument whose presence the command's `positionals` guarantee. */
  positional(index: number): string {
    return this.positionals[index] ?? '';
  }

  /** Whether the option was given at all. */
  has(name: string): boolean {
    return this.values[name] !== undefined;
  }

  flag(name: string): boolean {
    return this.values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    if (typeof value !== 'string') return undefined;
    if (value.trim() === '') throw new UsageError(`--${name} is empty.`);
    return value;
  }

  need(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new UsageError(`--${name} is missing.`);
    return value;
  }

  /** Every value of an option that may be repeated; commas separate too. */
  list(name: string): string[] {
    const value = this.values[name];
    const given = (Array.isArray(value) ? value : [value]).filter((v) => typeof v === 'string');
    return given.flatMap((v) => v.split(',')).flatMap((v) => (v.trim() === '' ? [] : [v.trim()]));
  }

  /** A whole number of at least `least`. */
  count(name: string, least = 0): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least) {
      throw new UsageError(`--${name} must be a whole number of at least ${least}, not "${value}".`);
    }
    return number;
  }

  needCount(name: string, least = 0): number {
    return this.count(name, least) ?? raise(`--${name} is missing.`);
  }

  /** A decimal number such as 0.95. */
  decimal(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^\d*\.?\d+(e-?\d+)?$/i.test(value)) {
      throw new UsageError(`--${name} must be a number such as 0.05, not "${value}".`);
    }
    return Number(value);
  }

  needDecimal(name: string): number {
    return this.decimal(name) ?? raise(`--${name} is missing.`);
  }

  /** One of a closed list of words. */
  oneOf<const T extends string>(name: string, words: readonly T[]): T | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : pickWord(`--${name}`, value, words);
  }

  needOneOf<const T extends string>(name: string, words: readonly T[]): T {
    return this.oneOf(name, words) ?? raise(`--${name} is missing. Give one of: ${words.join(', ')}.`);
  }
}

/** @throws UsageError listing the words */
export function pickWord<const T extends string>(what: string, value: string, words: readonly T[]): T {
  const wanted = value.trim().toLowerCase().replaceAll('_', '-');
  return (
    words.find((word) => word.toLowerCase().replaceAll('_', '-') === wanted) ??
    raise(`${what} must be one of ${words.join(', ')}, not "${value}".`)
  );
}

function raise(message: string): never {
  throw new UsageError(message);
}

/** @throws UsageError for an unknown option, a missing value, or too few or too many arguments */
export function parseCommandArgs(command: Command, argv: readonly string[]): Args {
  const specs = { ...command.options, ...COMMON_OPTIONS };
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      {
        type: spec.value === undefined ? ('boolean' as const) : ('string' as const),
        multiple: spec.multiple ?? false,
      },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
      strict: true,
    });
    const args = new Args(positionals, values);
    if (!args.flag('help')) requirePositionals(command, positionals);
    return args;
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(firstSentence(error.message)) : error;
  }
}

function requirePositionals({ positionals: [least, most] }: Command, given: readonly string[]): void {
  if (given.length < least) throw new UsageError('An argument is missing.');
  if (given.length > most) throw new UsageError(`"${given[most]}" is one argument too many.`);
}

/** Node's sentence names the option; what follows is advice about its own syntax. */
function firstSentence(message: string): string {
  const sentence = message.split(/\. |\n/)[0] ?? message;
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
