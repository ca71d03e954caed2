/** The messages by which clients register, log in and learn how things stand, before anything happens. */
export const openingMessages: ReadonlySet<string> = new Set([
  ...['RequestRegisterClient', 'RequestRegisterAddress', 'EventRegistered', 'EventAck'],
  ...['RequestAgentLogin', 'EventAgentLogin', 'RequestStartPlaceAgentStateReporting'],
  ...['RequestStartPlaceAgentStateReportingAll', 'EventPlaceAgentState'],
  ...['RequestOpenStatistic', 'EventStatisticOpened', 'EventInfo', 'EventStatisticValue'],
]);
