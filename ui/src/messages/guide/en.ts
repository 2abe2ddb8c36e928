import { noun } from '../plural';
import type { GuideWords } from './words';

const en = (n: number, one: string, many: string) => noun(n, { one, many }, 'en');

export const enGuide: GuideWords = {
  guide: {
    search: 'Search the guide',
    contents: 'Contents',
    parts: { start: 'Getting started', screens: 'Screen by screen', recipes: 'How to', more: 'To know more' },
    found: (n) => (n === 0 ? 'The guide does not speak of this.' : `${n} ${en(n, 'passage', 'passages')}`),
    openScreen: 'Open this screen',
    here: 'The guide of this screen',
  },
  tour: {
    title: 'A tour in five steps',
    stops: {
      barometer: {
        title: 'The barometer answers',
        text: 'Each figure stands between its break-even point and its reference. The pale line is the interval: what chance allows. A dash says that a file is missing, and which.',
      },
      explain: {
        title: 'Every figure explains itself',
        text: 'Click a figure, or press Enter: the formula, the numbers, the files and the rows. A wrong row is corrected or left out right there.',
      },
      imports: {
        title: 'Your files come in as they are',
        text: 'Drop them anywhere on the window. You see everything before anything is written, and any import can be undone.',
      },
      find: {
        title: 'Ctrl K finds everything, F1 explains everything',
        text: 'Ctrl K opens a screen, a campaign, a contact or a figure by its name. F1 opens the guide at the page of the screen where you are.',
      },
      reports: {
        title: 'The report is ready',
        text: 'Seven templates, your colours, your logo: save it, print it or attach it to an e-mail. Ctrl Z takes back what you change, everywhere.',
      },
    },
    place: (now, of) => `step ${now} of ${of}`,
    skip: 'Leave the tour',
    back: 'Back',
    next: 'Next',
    end: 'Done',
    again: 'See the tour again',
    againHint: 'Five steps, less than a minute. Esc leaves it.',
  },
  begin: {
    you: 'You',
    role: 'What you want to see first',
    data: 'Your data',
    where: 'It will be kept on this computer, in this file:',
    key: 'The file is encrypted. Its key is made with your consent, when the first data comes in.',
    keyFile: 'It will be kept beside it, in a file that only you can read:',
    keyThere: 'The file is encrypted; its key is beside it. Back up both together.',
    samples: 'Save the sample spreadsheets…',
    samplesHint: 'The spreadsheets of the demonstration, to open them, then drop them yourself.',
    samplesSaved: (path) => `Sample spreadsheets saved in ${path}`,
  },
  help: { title: 'Help', guide: 'Open the guide' },
  licences: {
    title: 'Licences of the software used',
    open: 'Licences of the software used…',
    hint: 'Baromail is also made of the work of others. Here is each component, its licence and the text of it.',
    search: 'Search a component or a licence',
    count: (n, shown) => `${shown} ${en(n, 'component', 'components')}`,
    kinds: { crate: 'Rust', npm: 'interface', other: 'font, map, library' },
    none: 'No component of this name.',
    released: (day) => `of ${day}`,
    texts: 'Text of the licence',
  },
};
