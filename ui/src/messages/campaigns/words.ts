/** What the parts of a campaign's page say of its costs, its sales and its opinions. */
type Counted = (n: number, shown: string) => string;

export const CAMPAIGN_FIELDS = ['name', 'list_type', 'sector', 'window_days', 'margin_rate'] as const;
export type CampaignField = (typeof CAMPAIGN_FIELDS)[number];
export const COST_FIELDS = ['item', 'amount', 'day', 'note'] as const;
export type CostField = (typeof COST_FIELDS)[number];
export const SALE_SORTS = ['who', 'reference', 'day', 'amount'] as const;
export type SaleSort = (typeof SALE_SORTS)[number];

export const CELL_FIELDS = ['list_source', 'segment', 'offer', 'creative'] as const;
export type CellField = (typeof CELL_FIELDS)[number];

export interface CampaignWords {
  campaignEdit: { wrong: Record<CampaignField, string> };
  cells: {
    actions: string;
    edit: (cell: string) => string;
    fields: Record<CellField, string>;
    told: (text: string) => string;
    untold: string;
    wrong: string;
    byHand: string;
    saved: string;
    undone: string;
  };
  costs: {
    title: string;
    none: string;
    noneHint: string;
    add: string;
    addTitle: string;
    editTitle: string;
    fields: Record<CostField, string>;
    hints: Record<CostField, string>;
    wrong: Record<CostField, string>;
    choose: string;
    from: string;
    byHand: string;
    byPieces: string;
    inFile: (file: string, row: string) => string;
    corrected: string;
    total: string;
    lines: Counted;
    edit: (item: string) => string;
    correct: (item: string) => string;
    remove: (item: string) => string;
    saved: string;
    removed: string;
    undone: string;
    actions: string;
  };
  sales: {
    deals: string;
    noDeals: string;
    noDealsHint: string;
    orders: string;
    noOrders: string;
    noOrdersHint: string;
    ordersHint: string;
    sorts: Record<SaleSort, string>;
    from: string;
    /** Said where the first lines alone are shown. */
    all: (shown: string) => string;
    explain: string;
    count: Counted;
  };
  campaignOpinions: { none: string; noneHint: string; all: string };
}
