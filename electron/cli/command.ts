import type { Args } from './args.ts';
import type { Style } from './output.ts';

/** One option of a command, for parsing and for its help. */
export interface OptionSpec {
  /** What stands for the value in the help; an option without it is a switch. */
  value?: string;
  /** May be given more than once. */
  multiple?: boolean;
  help: string;
}

/** What a command found out: one JSON document, or text for people. */
export interface Outcome {
  json: unknown;
  human: (style: Style) => string;
  /** 1 when the thing checked failed, 2 when nothing could be done. */
  exitCode?: 0 | 1 | 2;
  /** Lines for standard error, whatever the format. */
  notes?: readonly string[];
}

export interface Command {
  /** One or two words, such as "new" or "sample plan". */
  name: string;
  summary: string;
  /** What follows the name, as in "FILE --client NAME". */
  usage: string;
  /** Least and most arguments that are not options. */
  positionals: readonly [least: number, most: number];
  options: Readonly<Record<string, OptionSpec>>;
  /** Further lines of the help. */
  details?: string;
  /** Returns what to print; nothing when the command prints while it runs. */
  run(args: Args): Promise<Outcome | void>;
}
