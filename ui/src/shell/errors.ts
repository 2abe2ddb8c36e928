/** Errors that nobody foresaw: said with what can be copied, wherever in the window they happen. */
import { toFailure } from '../api/client';
import { detailsOf } from '../api/details';
import { troubled } from '../state/notify';

/** Returns the details of what broke a part of the page. */
export const brokenBy = (error: unknown): string => detailsOf('', 'page', error);

/** The engine tells so of a list that changed its own size, which is nothing to tell the reader. */
const HARMLESS = /^ResizeObserver loop/;

/** Says what nothing else on the page has caught; returns how to stop. */
export function listenToErrors(view: Window): () => void {
  let last = { text: '', at: 0 };
  const say = (error: unknown) => {
    const now = performance.now();
    // What breaks at every move of the mouse is said once.
    if (String(error) === last.text && now - last.at < 10_000) return;
    last = { text: String(error), at: now };
    troubled(toFailure(error));
  };
  const onError = (event: ErrorEvent) => {
    if (!HARMLESS.test(event.message)) say(event.error ?? event.message);
  };
  const onRejection = (event: PromiseRejectionEvent) => say(event.reason);
  view.addEventListener('error', onError);
  view.addEventListener('unhandledrejection', onRejection);
  return () => {
    view.removeEventListener('error', onError);
    view.removeEventListener('unhandledrejection', onRejection);
  };
}
