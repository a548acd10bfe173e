import { COMMON_OPTIONS } from './args.ts';
import type { Command, OptionSpec } from './command.ts';

export const usageLine = (command: Command): string =>
  `Usage: trustbench ${command.name} ${command.usage}`.trimEnd();

/** Help of one command. */
export function commandHelp(command: Command): string {
  const parts = [usageLine(command), '', command.summary];
  if (command.details) parts.push('', command.details);
  parts.push('', 'Options', ...optionLines({ ...command.options, ...COMMON_OPTIONS }));
  return parts.join('\n');
}

/** Help of the whole program, or of a group such as "sample". */
export function overallHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((c) => c.name.length));
  return [
    'Usage: trustbench COMMAND [ARGUMENTS]',
    '',
    'Commands',
    ...commands.map((c) => `  ${c.name.padEnd(width)}  ${c.summary}`),
    '',
    'trustbench COMMAND --help explains one command. With --json every command prints one JSON document.',
    'Exit codes: 0 done, 1 the thing checked failed, 2 wrong usage, unreadable input or refused.',
  ].join('\n');
}

function optionLines(options: Readonly<Record<string, OptionSpec>>): string[] {
  const named = Object.entries(options).map(
    ([name, spec]) => [`--${name}${spec.value ? ` ${spec.value}` : ''}`, spec] as const,
  );
  const width = Math.max(...named.map(([name]) => name.length));
  return named.map(
    ([name, spec]) => `  ${name.padEnd(width)}  ${spec.help}${spec.multiple ? ' (may be repeated)' : ''}`,
  );
}
