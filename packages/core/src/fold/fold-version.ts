/** The version of what the fold says. Two builds with different versions must never fold the same log side by side. */
export const foldVersion = 2;
