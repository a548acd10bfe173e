/** Documents that management writes and signs. */
import { askQuestions } from '../../../shared/domain/documents/representations.ts';
import { os } from '../context.ts';
import { today } from '../readiness/today.ts';
import { changeAnswer, readAnswers, representationFacts } from './answers.ts';
import { changeBridgeFacts, readBridgeFacts } from './bridge.ts';
import { readDocumentFacts } from './facts.ts';
import { readDocument } from './gather.ts';
import { acceptRecords, writePart } from './texts.ts';

export const documentsRouter = {
  get: os.documents.get.handler(({ input, context: { session } }) =>
    readDocument(session, input.document, today()),
  ),
  setText: os.documents.setText.handler(({ input: { body, ...place }, context: { session } }) => {
    writePart(session, { ...place, today: today() }, body);
    return {};
  }),
  acceptRecords: os.documents.acceptRecords.handler(({ input, context: { session } }) => {
    acceptRecords(session, { ...input, today: today() });
    return {};
  }),
  bridge: os.documents.bridge.handler(({ context: { session } }) =>
    readBridgeFacts(session, { today: today() }),
  ),
  setBridge: os.documents.setBridge.handler(({ input, context: { session } }) => {
    changeBridgeFacts(session, input);
    return {};
  }),
  questions: os.documents.questions.handler(({ context: { session } }) =>
    session.workspace.readTogether(() =>
      askQuestions(representationFacts(session, readDocumentFacts(session, today())), readAnswers(session)),
    ),
  ),
  answer: os.documents.answer.handler(({ input: { question, given }, context: { session } }) => {
    changeAnswer(session, question, given, today());
    return {};
  }),
};
