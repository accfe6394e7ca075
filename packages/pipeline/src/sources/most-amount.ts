/**
 * The largest amount that one event may have, in minor units: a hundred billion where two decimals make one. What is
 * larger is a unit error (a timestamp, an amount with its decimals twice); and a customer's sum stays exact for 900 of them.
 */
export const MOST_AMOUNT_MINOR = 10 ** 13;
