import { create } from 'zustand';
import { AppError } from '../../shared/domain/errors.ts';
import { toAppError } from '../app/api.ts';

interface Question {
  /** What was refused, and why. */
  refusal: string;
  answer: (reason: string | null) => void;
}

/** The reason that is asked for, by the one dialog of the frame. Nothing is remembered of an answer. */
export const useOverrideQuestion = create<{ question: Question | null }>(() => ({ question: null }));

const ask = (refusal: string): Promise<string | null> =>
  new Promise((resolve) => {
    const answer = (reason: string | null) => {
      useOverrideQuestion.setState({ question: null });
      resolve(reason);
    };
    useOverrideQuestion.setState({ question: { refusal, answer } });
  });

/**
 * Does work that reviews something. Where it is refused because the person did what they review, asks for a reason and does it again.
 *
 * @throws AppError of the work, or cancelled with the refusal when no reason was given
 */
export async function withOverride<Result>(
  work: (override: { overrideReason?: string }) => Promise<Result>,
): Promise<Result> {
  try {
    return await work({});
  } catch (error) {
    const failure = toAppError(error);
    if (failure.code !== 'self_review') throw failure;
    const overrideReason = await ask(failure.message);
    if (overrideReason === null) throw new AppError('cancelled', failure.message);
    return work({ overrideReason });
  }
}
