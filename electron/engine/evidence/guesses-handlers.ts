import { os } from '../context.ts';
import { guessFor } from './guesses.ts';

/** What could stand in empty fields. */
export const guessesHandlers = {
  guesses: os.evidence.guesses.handler(({ input, context: { session } }) => guessFor(session, input.ids)),
};
