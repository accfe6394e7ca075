import { z } from 'zod';

/** A line for a terminal or a page; empty where there is none. */
export const line = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u, { message: 'is one line of text' });
