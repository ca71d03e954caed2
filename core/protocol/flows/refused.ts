import type { RequestType } from '../catalogue.ts';
import { serverErrors, type ServerErrorName } from '../server-errors.ts';
import { tells, type FlowStep, type Words } from './flow.ts';
import { constant, from, ifGiven, type AttributeSources } from './source.ts';

/** The request is refused: nobody else hears of it. */
export const refused = (answers: RequestType): FlowStep => {
  const about = { ReferenceId: from('referenceId'), ErrorCode: from('errorCode') } as const;
  const attributes: AttributeSources = {
    ...about,
    ErrorName: from('errorName'),
    ErrorDescription: from('errorText'),
  };
  const call = { ThisDN: from('answeringPoint'), ConnID: ifGiven('ConnID') } as const;
  const otherwise = inTLibrary({ ...about, ...call, ErrorMessage: from('errorText') });
  return tells('EventError', 'requester', attributes, { answers, otherwise });
};

/** A request that invited is answered late: it came to nothing. */
export const refusedLate = (
  error: ServerErrorName,
  to: 'inviter' | 'each inviter owed an answer',
  answers?: RequestType,
): FlowStep => {
  const { code, description } = serverErrors[error];
  const ofTable = (value: unknown) => constant(value, 'the table of errors');
  const about = { ReferenceId: from('invitingReferenceId'), ErrorCode: ofTable(code) } as const;
  const attributes: AttributeSources = { ...about, ErrorName: ofTable(error), ErrorDescription: ofTable(description) };
  const call = { ThisDN: from('routingPoint'), ConnID: from('connId') } as const;
  const otherwise = inTLibrary({ ...about, ...call, ErrorMessage: ofTable(description) });
  return tells('EventError', to, attributes, { otherwise, ...(answers !== undefined && { answers }) });
};

const inTLibrary = (attributes: AttributeSources): Words => ({ event: 'EventError', protocol: 'TLibrary', attributes });
