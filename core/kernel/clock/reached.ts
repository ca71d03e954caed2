/** Where an actor's time stands, for the bench's clock alone: whoever else wants to know it asks the actor's clock, and is seen to ask. */
export const reached: unique symbol = Symbol('reached');
