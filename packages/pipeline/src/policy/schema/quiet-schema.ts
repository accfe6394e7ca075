import { WEEKDAYS } from '@tidemark/core';
import { z } from 'zod';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
  message: 'a time of day is written HH:MM in quotes, from "00:00" to "23:59"',
});

/** Local times of day. Some hour has to be left. */
export const quietHours = z.strictObject({ from: time, to: time }).refine(({ from, to }) => from !== to, {
  path: ['to'],
  message: 'is the same as from, which leaves no hour: for no quiet hours leave quietHours out',
});

/** Each once, in the order of the week, however they are written. Some day has to be left. */
export const quietWeekdays = z
  .array(
    z.enum(WEEKDAYS, {
      error: ({ input }) => `there is no weekday ${JSON.stringify(input)}: they are ${WEEKDAYS.join(', ')}`,
    }),
  )
  .transform((given) => WEEKDAYS.filter((weekday) => given.includes(weekday)))
  .refine((given) => given.length < WEEKDAYS.length, {
    message: 'all seven leave no hour: take out a day on which customers may be contacted',
  });
