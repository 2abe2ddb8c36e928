import { noun } from '../plural';
import type { GuideWords } from './words';

const fr = (n: number, one: string, many: string) => noun(n, { one, many }, 'fr');

export const frGuide: GuideWords = {
  guide: {
    search: 'Chercher dans le guide',
    contents: 'Sommaire',
    parts: { start: 'Pour commencer', screens: 'Écran par écran', recipes: 'Comment faire', more: 'Pour en savoir plus' },
    found: (n) => (n === 0 ? 'Le guide ne parle pas de cela.' : `${n}\u00a0${fr(n, 'passage', 'passages')}`),
    openScreen: 'Ouvrir cet écran',
    here: 'Le guide de cet écran',
  },
  tour: {
    title: 'Visite en cinq étapes',
    stops: {
      barometer: {
        title: 'Le baromètre répond',
        text: 'Chaque chiffre est placé entre son seuil de rentabilité et sa référence. Le trait pâle est l’intervalle\u00a0: ce que le hasard permet. Un tiret dit qu’il manque un fichier, et lequel.',
      },
      explain: {
        title: 'Chaque chiffre s’explique',
        text: 'Cliquez sur un chiffre, ou Entrée\u00a0: la formule, les nombres, les fichiers et les lignes. Une ligne fausse se corrige ou se laisse de côté à cet endroit.',
      },
      imports: {
        title: 'Vos fichiers entrent comme ils sont',
        text: 'Déposez-les n’importe où sur la fenêtre. Vous voyez tout avant que rien ne soit écrit, et chaque import s’annule.',
      },
      find: {
        title: 'Ctrl K trouve tout, F1\u00a0explique tout',
        text: 'Ctrl K ouvre un écran, une campagne, un destinataire ou un chiffre par son nom. F1\u00a0ouvre le guide à la page de l’écran où vous êtes.',
      },
      reports: {
        title: 'Le rapport est prêt',
        text: 'Sept modèles, vos couleurs, votre logo\u00a0: enregistrez, imprimez ou joignez à un e-mail. Ctrl Z annule ce que vous changez, partout.',
      },
    },
    place: (now, of) => `étape ${now} sur ${of}`,
    skip: 'Quitter la visite',
    back: 'Retour',
    next: 'Suite',
    end: 'Terminer',
    again: 'Revoir la visite',
    againHint: 'Cinq étapes, moins d’une minute. Échap la quitte.',
  },
  begin: {
    you: 'Vous',
    role: 'Ce que vous voulez voir d’abord',
    data: 'Vos données',
    where: 'Elles seront rangées sur cet ordinateur, dans ce fichier\u00a0:',
    key: 'Le fichier est chiffré. Sa clé est créée avec votre accord, à la première donnée.',
    keyFile: 'Elle sera gardée à côté, dans un fichier que vous seul pouvez lire\u00a0:',
    keyThere: 'Le fichier est chiffré\u202f; sa clé est à côté. Sauvegardez les deux ensemble.',
    samples: 'Enregistrer les tableaux d’exemple…',
    samplesHint: 'Les tableaux de la démonstration, pour les ouvrir, puis les déposer vous-même.',
    samplesSaved: (path) => `Tableaux d’exemple enregistrés dans ${path}`,
  },
  help: { title: 'Aide', guide: 'Ouvrir le guide' },
  licences: {
    title: 'Licences des logiciels utilisés',
    open: 'Licences des logiciels utilisés…',
    hint: 'Baromail est fait aussi du travail d’autres personnes. Voici chaque composant, sa licence et le texte de celle-ci.',
    search: 'Chercher un composant ou une licence',
    count: (n, shown) => `${shown}\u00a0${fr(n, 'composant', 'composants')}`,
    kinds: { crate: 'Rust', npm: 'interface', other: 'police, carte, bibliothèque' },
    none: 'Aucun composant de ce nom.',
    released: (day) => `du ${day}`,
    texts: 'Texte de la licence',
  },
};
