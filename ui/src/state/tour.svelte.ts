/** The tour of five stops: shown once, after the first figures, and again when it is asked for. */
import { STOPS } from '../messages/guide/words';
import { keep, kept } from './keep';

export const tour = $state<{ open: boolean; at: number }>({ open: false, at: 0 });

/** Begins at the first stop. */
export function startTour(): void {
  tour.at = 0;
  tour.open = true;
}

/** Begins, unless it was seen or left before. */
export function startTourOnce(): void {
  if (kept('tour', (value): value is true => value === true) === null) startTour();
}

/** Goes to the next stop; after the last one the tour is over. */
export function goOn(): void {
  if (tour.at + 1 < STOPS.length) tour.at += 1;
  else leaveTour();
}

/** Ends it for good. */
export function leaveTour(): void {
  tour.open = false;
  keep('tour', true);
}
