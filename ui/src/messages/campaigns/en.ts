import { noun } from '../plural';
import type { CampaignWords } from './words';

const en = (n: number, one: string, many: string) => noun(n, { one, many }, 'en');

export const enCampaigns: CampaignWords = {
  campaignEdit: {
    wrong: {
      name: 'Give the campaign a name.',
      list_type: 'Choose cold or warm.',
      sector: 'Write a sector, or leave it empty.',
      window_days: 'Write a number of days, from 1 to 3,650.',
      margin_rate: 'Write a rate from 0 to 100%, such as 40%, or leave it empty.',
    },
  },
  costs: {
    title: 'Cost lines',
    none: 'No cost is known',
    noneHint: 'Write what the campaign cost, or import a sheet of costs: cost per response, margin and return on investment depend on it.',
    add: 'Write a cost',
    addTitle: 'Write a cost',
    editTitle: 'Change a cost',
    fields: { item: 'Item', amount: 'Amount net of VAT', day: 'Date', note: 'Note' },
    hints: { item: 'What the money paid for', amount: 'For example 1200 or 36.50', day: 'Optional: else the campaign’s first posting', note: 'Optional: supplier, number of the invoice…' },
    wrong: { item: 'Choose the item.', amount: 'Write a positive amount, for example 1200 or 36.50.', day: 'Choose a day of the calendar, or leave it empty.', note: 'Four hundred characters at most.' },
    choose: 'Choose…',
    from: 'From',
    byHand: 'by hand',
    byPieces: 'cost told by the pieces',
    inFile: (file, row) => `${file}, row ${row}`,
    corrected: 'corrected',
    total: 'Total',
    lines: (n, shown) => `${shown}\u00a0${en(n, 'line', 'lines')}`,
    edit: (item) => `Change the cost “${item}”`,
    correct: (item) => `Correct the file’s row, “${item}”`,
    remove: (item) => `Delete the cost “${item}”`,
    saved: 'Cost saved',
    removed: 'Cost deleted',
    undone: 'Change taken back',
    actions: 'Actions',
  },
  sales: {
    deals: 'Deals',
    noDeals: 'No deal for this campaign',
    noDealsHint: 'Deals joined to its pieces will show here once you import their sheet.',
    orders: 'Credited orders',
    noOrders: 'No order is credited to this campaign',
    noOrdersHint: 'Import your orders or invoices: those of the people mailed, within its window, will show here.',
    ordersHint: 'The orders that the campaign’s revenue counts, with the file that told them.',
    sorts: { who: 'Customer', reference: 'Order', day: 'Date', amount: 'Amount net of VAT' },
    from: 'From',
    all: (shown) => `Show all (${shown})`,
    explain: 'Explain the revenue',
    count: (n, shown) => `${shown}\u00a0${en(n, 'line', 'lines')}`,
  },
  campaignOpinions: {
    none: 'No opinion for this campaign',
    noneHint: 'Import a survey (score from 0 to 10, verbatim): the opinions of the people mailed will be read here.',
    all: 'Filter, search all opinions',
  },
};
