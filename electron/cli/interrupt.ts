import { AppError } from '../../shared/domain/errors.ts';

/** Ctrl C. */
export class Interrupted extends AppError {
  constructor() {
    super('cancelled', 'Cancelled. What was not finished was taken back.');
  }
}

/**
 * Runs `work` until it ends or the person presses Ctrl C; then `onInterrupt` (stop jobs, close files, take back what is half
 * made) has the last word. A second Ctrl C ends the process at once.
 *
 * @throws Interrupted after `onInterrupt` has finished
 */
export async function untilInterrupted<R>(
  work: () => Promise<R>,
  onInterrupt: () => Promise<void>,
): Promise<R> {
  const { promise: interrupted, reject } = Promise.withResolvers<never>();
  const interrupt = () => reject(new Interrupted());
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    return await Promise.race([work(), interrupted]);
  } catch (error) {
    if (error instanceof Interrupted) await onInterrupt();
    throw error;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}
