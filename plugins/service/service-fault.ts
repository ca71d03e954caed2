/** Why a third-party service gave no answer, as its caller and its author say it. */
export interface FaultFacts {
  /** ErrorCode of Event3rdServerFault. */
  readonly code?: number | undefined;
  /** ErrorDescription of Event3rdServerFault. */
  readonly description?: string | undefined;
}

/** Thrown into a wait of `desk.invoke` when the service fails, or is not there. */
export class ServiceFault extends Error {
  /** Name of the service that was called. */
  readonly service: string;
  /** The method that was called. */
  readonly method: string;
  /** ErrorCode of Event3rdServerFault, if it had one. */
  readonly code: number | undefined;
  /** What the service said, or why it could not be asked. */
  readonly description: string;

  constructor(service: string, method: string, facts: FaultFacts = {}) {
    const { code, description = 'It gave no reason.' } = facts;
    super(`Service '${service}' failed at '${method}': ${description}`);
    this.name = 'ServiceFault';
    this.service = service;
    this.method = method;
    this.code = code;
    this.description = description;
  }
}
