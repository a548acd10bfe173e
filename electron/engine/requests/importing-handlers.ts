import { os } from '../context.ts';
import { applyRequests, previewRequests } from './import.ts';

/** The auditor's own list. */
export const importingHandlers = {
  importPreview: os.requests.importPreview.handler(({ input, context: { session } }) =>
    previewRequests(session, input),
  ),
  importApply: os.requests.importApply.handler(({ input, context: { session } }) =>
    applyRequests(session, input),
  ),
};
