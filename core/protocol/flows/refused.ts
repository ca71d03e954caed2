import type { RequestType } from '../catalogue.ts';
import { lateError, tells, type FlowStep, type Words } from './flow.ts';
import { from, type AttributeSources } from './source.ts';

const error: AttributeSources = {
  ErrorName: from('errorName'),
  ErrorCode: from('errorCode'),
  ErrorDescription: from('errorText'),
};

const errorInTLibrary: Words = { event: 'EventError', protocol: 'TLibrary', attributes: {} };

/** The request is refused: nobody else hears of it. */
export const refused = (answers: RequestType): FlowStep =>
  tells(
    'EventError',
    'requester',
    { ReferenceId: from('referenceId'), ...error },
    { answers, otherwise: errorInTLibrary },
  );

/** Not in the tables of the chapters: a step withdraws invitations, and the requests for them are answered. */
export const withdrawn = (answers?: RequestType): FlowStep =>
  tells(
    'EventError',
    'each inviter owed an answer',
    { ReferenceId: from('invitingReferenceId'), ...lateError('invitation-withdrawn') },
    { otherwise: errorInTLibrary, ...(answers !== undefined && { answers }) },
  );
