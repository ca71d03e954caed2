/** Why a third-party service gave no answer, as its caller and its author say it. */
export interface FaultFacts {
  readonly code?: number | undefined;
  readonly description?: string | undefined;
}

/** Thrown into a wait of `desk.invoke` when the service fails, or is not there. */
export class ServiceFault extends Error {
  readonly service: string;
  readonly method: string;
  /** ErrorCode of Event3rdServerFault, if it had one. */
  readonly code: number | undefined;
  readonly description: string;

  constructor(service: string, method: string, { code, description = 'It gave no reason.' }: FaultFacts = {}) {
    super(`Service '${service}' failed at '${method}': ${description}`);
    this.name = 'ServiceFault';
    this.service = service;
    this.method = method;
    this.code = code;
    this.description = description;
  }
}
