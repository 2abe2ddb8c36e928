import { noun } from '../plural';
import type { CampaignWords } from './words';

const fr = (n: number, one: string, many: string) => noun(n, { one, many }, 'fr');

export const frCampaigns: CampaignWords = {
  campaignEdit: {
    wrong: {
      name: 'Donnez un nom à la campagne.',
      list_type: 'Choisissez froid ou chaud.',
      sector: 'Écrivez un secteur, ou laissez vide.',
      window_days: 'Écrivez un nombre de jours, de 1 à 3\u202f650.',
      margin_rate: 'Écrivez un taux de 0 à 100\u00a0%, comme 40\u00a0%, ou laissez vide.',
    },
  },
  costs: {
    title: 'Lignes de coûts',
    none: 'Aucun coût connu',
    noneHint: 'Saisissez ce que la campagne a coûté, ou importez un tableau de coûts\u00a0: coût par réponse, marge et retour sur investissement en dépendent.',
    add: 'Saisir un coût',
    addTitle: 'Saisir un coût',
    editTitle: 'Modifier un coût',
    fields: { item: 'Poste', amount: 'Montant HT', day: 'Date', note: 'Note' },
    hints: { item: 'Ce que la dépense a payé', amount: 'Par exemple 36,50', day: 'Facultative\u00a0: sinon, le premier dépôt de la campagne', note: 'Facultative\u00a0: fournisseur, numéro de facture…' },
    wrong: { item: 'Choisissez le poste.', amount: 'Écrivez un montant au-dessus de zéro, comme 36,50.', day: 'Choisissez un jour du calendrier, ou laissez vide.', note: 'Quatre cents signes au plus.' },
    choose: 'Choisir…',
    from: 'Origine',
    byHand: 'à la main',
    byPieces: 'coût écrit sur les plis',
    inFile: (file, row) => `${file}, ligne ${row}`,
    corrected: 'corrigé',
    total: 'Total',
    lines: (n, shown) => `${shown}\u00a0${fr(n, 'ligne', 'lignes')}`,
    edit: (item) => `Modifier le coût «\u00a0${item}\u00a0»`,
    correct: (item) => `Corriger la ligne du fichier, «\u00a0${item}\u00a0»`,
    remove: (item) => `Supprimer le coût «\u00a0${item}\u00a0»`,
    saved: 'Coût enregistré',
    removed: 'Coût supprimé',
    undone: 'Changement annulé',
    actions: 'Actions',
  },
  sales: {
    deals: 'Affaires',
    noDeals: 'Aucune affaire pour cette campagne',
    noDealsHint: 'Les opportunités rattachées à ses plis apparaîtront ici dès que vous importerez leur tableau.',
    orders: 'Commandes attribuées',
    noOrders: 'Aucune commande attribuée à cette campagne',
    noOrdersHint: 'Importez vos commandes ou vos factures\u00a0: celles des destinataires de la campagne, dans sa fenêtre, apparaîtront ici.',
    ordersHint: 'Les commandes que compte le chiffre d’affaires de la campagne, avec le fichier qui les dit.',
    sorts: { who: 'Client', reference: 'Commande', day: 'Date', amount: 'Montant HT' },
    from: 'Origine',
    all: (shown) => `Tout montrer (${shown})`,
    explain: 'Expliquer le chiffre d’affaires',
    count: (n, shown) => `${shown}\u00a0${fr(n, 'ligne', 'lignes')}`,
  },
  campaignOpinions: {
    none: 'Aucun avis pour cette campagne',
    noneHint: 'Importez une enquête (note de 0 à 10, verbatim)\u00a0: les avis de ses destinataires se liront ici.',
    all: 'Filtrer, chercher dans tous les avis',
  },
};
