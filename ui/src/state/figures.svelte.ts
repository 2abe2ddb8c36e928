/** The figures of the catalogue, for the palette. */
import type { CatalogueFigure } from '../api/client';

export const figures = $state<{ now: readonly Pick<CatalogueFigure, 'key' | 'name'>[] }>({ now: [] });
