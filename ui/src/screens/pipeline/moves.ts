/** Moving a deal: where to, and how it is said and taken back. */
import { moveDeal, unmoveDeal, type Board, type DealCard, type StageColumn } from '../../api/client';
import { language, words } from '../../messages/index.svelte';
import type { DealState } from '../../messages/people/words';
import { byHand } from '../../state/by-hand';

/** Returns what a column is called. */
export function columnName({ stage, state }: Pick<StageColumn, 'stage' | 'state'>): string {
  const m = words();
  if (state === 'won') return m.pipeline.won;
  if (state === 'lost') return m.pipeline.lost;
  return stage || m.pipeline.noStage;
}

/** Returns whether a deal can be moved to a column: not to where it stands, nor to deals without a stage. */
export function takes(column: StageColumn, card: DealCard): boolean {
  if (column.state !== card.state) return column.state !== 'open' || column.stage !== '';
  return column.state === 'open' && column.stage !== '' && column.stage !== card.stage;
}

/** Returns a board on which a card stands in another column; sums and medians are the program's, and follow with its answer. */
export function withMoved(board: Board, card: DealCard, to: StageColumn, reason: string | null, today: string): Board {
  const now = { ...card, stage: to.stage, state: to.state, days: null, long: false, reason, closed: to.state === 'open' ? null : today };
  const columns = board.columns.map((column) => {
    const cards = column.cards.filter(({ deal }) => deal !== card.deal);
    if (column.stage === to.stage && column.state === to.state) return { ...column, cards: [now, ...cards] };
    return { ...column, cards };
  });
  return { ...board, columns };
}

/** Moves a deal, with the way back at hand. */
export function move(card: DealCard, column: StageColumn, reason: string | null): Promise<boolean> {
  const m = words();
  const to = { deal: card.deal, stage: column.stage, state: column.state as DealState, reason };
  return byHand(
    () => moveDeal(to, language.now),
    m.pipeline.moved(card.title, columnName(column)),
    (number) => unmoveDeal(number, language.now),
    m.pipeline.movedBack(card.title),
  );
}
