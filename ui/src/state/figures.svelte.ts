/** The figures that the dashboard showed last, for the palette. */
import type { Figure } from '../api/client';

export const figures = $state<{ now: readonly Pick<Figure, 'key' | 'name'>[] }>({ now: [] });
