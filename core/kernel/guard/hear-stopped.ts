import { config } from 'rxjs';
import { currentBench } from './bench-context.ts';

let isHeard = false;

/** RxJS drops an error that comes to a subscriber which has ended, that of a teardown for one. On a bench it is told. */
export function hearStopped(): void {
  if (isHeard) return;
  isHeard = true;
  const before = config.onStoppedNotification;
  config.onStoppedNotification = (notification, subscriber) => {
    const bench = currentBench();
    if (bench?.unheard !== undefined && notification.kind === 'E') bench.unheard(notification.error);
    else before?.(notification, subscriber);
  };
}
