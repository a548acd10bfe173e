import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import type { ChannelReply } from '../../shared/contract/desktop.ts';
import { AppError, toErrorData } from '../../shared/domain/errors.ts';
import { isAllowedSender } from './security.ts';

/**
 * The only way to answer the page: checks who asks and what they send, and answers errors as data. The sender is read
 * before anything is awaited, because a frame that navigates away leaves null behind.
 */
export function handle<Schema extends z.ZodType>(
  channel: string,
  schema: Schema,
  answer: (input: z.infer<Schema>, event: IpcMainInvokeEvent) => unknown,
): void {
  // oxlint-disable-next-line no-restricted-properties -- the place that the rule points to
  ipcMain.handle(channel, async (event, raw: unknown): Promise<ChannelReply> => {
    try {
      if (!isAllowedSender(event.senderFrame)) {
        throw new AppError('bad_input', 'Only the page of Trustbench may ask this.');
      }
      const input = schema.safeParse(raw);
      if (!input.success) throw new AppError('bad_input', `${channel} got input that it does not accept.`);
      return { ok: true, value: await answer(input.data, event) };
    } catch (error) {
      return { ok: false, error: toErrorData(error) };
    }
  });
}
