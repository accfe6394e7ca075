import type { NewRecord, ServiceContext } from '@tidemark/stream';

/** The context with every append handed to `before` first. */
export function watchedAppends(
  context: ServiceContext,
  before: (records: readonly NewRecord[]) => Promise<void>,
): ServiceContext {
  const openAppender: typeof context.log.openAppender = async () => {
    const appender = await context.log.openAppender();
    const append: typeof appender.append = async (records) => {
      await before(records);
      return appender.append(records);
    };
    return { ...appender, append };
  };
  return { ...context, log: { ...context.log, openAppender } };
}
