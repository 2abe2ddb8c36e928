/** Invented dashboards: kept as long as the page is open. */
import type { BoardItem, Boards, BoardView, Question } from '../bindings';
import { catalogue } from './analysis';
import { chartItems, charts, namedChart } from './drawings';
import { dashboardAnswer, tiles } from './figures';
import { say } from './say';

const item = (kind: string, name: string, by: string | null, width: number, height: number): BoardItem => ({ kind, name, by, width, height });
const SALES = ['qualified_leads', 'new_customers', 'revenue', 'average_order_value'];

function model(role: string): BoardItem[] {
  const all = tiles('fr').map(({ key }) => item('figure', key, null, 3, 1));
  const drawn = [item('chart', 'response_curve', null, 7, 2), item('chart', 'response_rate', 'sector', 5, 2), item('chart', 'cost_shares', null, 5, 2)];
  const notices = item('notices', 'notices', null, 12, 1);
  return role === 'manager' ? [...all, ...drawn, notices] : [notices, ...all.filter(({ name }) => SALES.includes(name)), ...drawn];
}

export function boardCommands(state: { role: string }) {
  const kept = new Map<number, BoardView>();
  let last = 1;

  function all(lang: string): Boards {
    const first: BoardView = { id: 1, name: say(lang, 'Tableau de bord', 'Dashboard'), items: model(state.role) };
    const boards = [...(kept.has(1) ? [] : [first]), ...[...kept.values()].sort((a, b) => (a.id ?? 0) - (b.id ?? 0))];
    const { figures, dimensions } = catalogue(lang);
    const named = new Map([...tiles(lang), ...figures].map(({ key, name }) => [key, name]));
    const plain = chartItems(lang).filter(({ name }) => name !== 'bars');
    return {
      boards,
      role: state.role,
      models: ['manager', 'salesperson'].map((role) => ({ role, items: model(role) })),
      offer: { figures: [...named].map(([code, name]) => ({ code, name })), charts: plain, dimensions },
    };
  }

  return {
    dashboards: ({ lang }: { lang: string }) => all(lang),
    save_dashboard: ({ board, lang }: { board: BoardView; lang: string }) => {
      const taken = all(lang).boards.some(({ id, name }) => id !== board.id && name === board.name);
      if (board.name.trim() === '' || taken) throw { code: 'refused', message: taken ? `«\u00a0${board.name}\u00a0» existe déjà.` : 'Il faut un nom.', remedy: 'Choisissez un autre nom.', field: 'name' };
      if (board.id === null) last += 1;
      const id = board.id ?? last;
      kept.set(id, { ...board, id });
      return { id, boards: all(lang) };
    },
    delete_dashboard: ({ id, lang }: { id: number; lang: string }) => {
      kept.delete(id);
      return all(lang);
    },
    dashboard: ({ question, items }: { question: Question; items: BoardItem[] }) => answer(question, items),
    board_notices: ({ question }: { question: Question }) => dashboardAnswer(question).notices,
  };
}

function answer(question: Question, items: BoardItem[]) {
  const { tiles: figures, notices, choices } = dashboardAnswer(question);
  const drawn = charts(question.lang);
  const picture = ({ kind, name }: BoardItem) => (kind !== 'chart' ? null : name.startsWith('small_multiples') ? namedChart({ name, by: null, along: null, ownScales: false, question, width: 0, height: 0 }) : (drawn[['response_curve', 'response_rate', 'cost_shares'].indexOf(name)] ?? drawn[1] ?? null));
  const parts = items.map((one) => ({
    item: one,
    figure: one.kind === 'figure' ? (figures.find(({ key }) => key === one.name) ?? figures[0] ?? null) : null,
    picture: picture(one),
    notices: one.kind === 'notices' ? notices : null,
  }));
  return { parts, choices };
}
