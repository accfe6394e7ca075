/**
 * The version of what the fold publishes, from 1: another one gives other outputs for the same log. Two builds with different
 * versions must never fold one log side by side.
 */
export const foldVersion = 3;
