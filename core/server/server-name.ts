/** The name under which the Interaction Server stands in every trace. */
export const serverName = 'interaction-server';
