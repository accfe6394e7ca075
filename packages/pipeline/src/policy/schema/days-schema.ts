import { z } from 'zod';

/** An age or a window. */
export const days = z.number().int().min(1).max(36_500);
