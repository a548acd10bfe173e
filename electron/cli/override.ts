import type { Args } from './args.ts';

/** The option of commands by which a person may review own work. */
export const OVERRIDE = {
  'override-reason': {
    value: 'TEXT',
    help: 'why whoever did the work reviews it; it stays in the history',
  },
} as const;

/** What the option says; the contract refuses a reason that is too short. */
export const overrideOf = (args: Args): { overrideReason?: string } => {
  const overrideReason = args.text('override-reason');
  return overrideReason === undefined ? {} : { overrideReason };
};
