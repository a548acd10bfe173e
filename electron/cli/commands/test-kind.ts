import type { EngagementType, TestKind } from '../../../shared/domain/vocabulary.ts';
import { TEST_KINDS } from '../../../shared/domain/vocabulary.ts';
import type { OptionSpec } from '../command.ts';
import type { Args } from '../args.ts';

/** Which of a control's tests a command is about. */
export const KIND_OPTION: OptionSpec = {
  value: TEST_KINDS.join('|'),
  help: 'which test; operation otherwise, design in a Type I engagement',
};

/** The kind that was asked for, or the one that the engagement is about. */
export const kindOf = (args: Args, type: EngagementType): TestKind =>
  args.oneOf('kind', TEST_KINDS) ?? (type === 'I' ? 'design' : 'operation');
